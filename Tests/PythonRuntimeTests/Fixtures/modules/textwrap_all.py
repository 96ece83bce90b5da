import textwrap
text = "The quick brown fox jumps over the lazy dog, a well-known state-of-the-art pangram -- really."
print(textwrap.fill(text, 30))
print(textwrap.wrap(text, 20, initial_indent="* ", subsequent_indent="  "), textwrap.shorten(text, 30), textwrap.shorten(text, 25, placeholder="..."), textwrap.wrap("", 5), textwrap.wrap("aaaaaaaaaaaa", 5), textwrap.wrap("aaaaaaaaaaaa bb", 5, break_long_words=False))
print(repr(textwrap.dedent("""
    a
      b

    c
    """)), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "-", lambda line: True)), repr(textwrap.dedent("  a\n\tb")))
print(textwrap.fill("one two three four five", width=10, max_lines=2), textwrap.TextWrapper(width=12).wrap("a b c d e f g h i j"))
for call in (lambda: textwrap.wrap("a", 0), lambda: textwrap.shorten("a b c", 2), lambda: textwrap.wrap(5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
