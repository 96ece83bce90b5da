from string import Template, Formatter, capwords, ascii_letters, digits, punctuation, printable, whitespace, hexdigits, octdigits, ascii_uppercase
import string
t = Template("Hi $name, you owe ${amount}USD $$5")
print(t.substitute(name="Al", amount=3), t.substitute({"name": "B", "amount": 1}, amount=2), t.safe_substitute(name="C"), t.template, t.get_identifiers(), t.is_valid(), Template("$").is_valid())
print(capwords("hello  world-foo bar"), capwords("a-b", "-"), len(ascii_letters), digits, punctuation, len(printable), repr(whitespace), hexdigits, octdigits, string.ascii_lowercase[::5], ascii_uppercase[:3])
print(Formatter().format("{0} {x:>5} {1!r} {y[0]} {z.real}", 1, "a", x=2, y=[7], z=3), list(Formatter().parse("a{b!r:>{w}}c{{")), Formatter().format("{} {}", 1, 2), Formatter().vformat("{a}", (), {"a": 5}))
for call in (lambda: t.substitute(name=1), lambda: Template("$1").substitute(), lambda: Template("a\n $").substitute(), lambda: Formatter().format("{0}"), lambda: Formatter().format("{a}"), lambda: Formatter().format("{"), lambda: Formatter().format("{!x}", 1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
