# The isX family over a choice of characters.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


samples = ["a", "A", "1", " ", "", "_", "é", "É", "ß", "²", "½", "Ⅷ", "٣", "日", "ǅ", "\t", "\n", "\x00", "\u2028", "abc", "Abc", "ABC", "a1", "1a", "a b", "A1", "Hello World", "hello World", "HELLO", "😀", "ª", "ʰ", "\u0301", "\xa0", "\x1f", "\x85", "\x7f", "中文", "x_1", "１２"]
for text in samples:
    flags = [text.isalnum(), text.isalpha(), text.isascii(), text.isdecimal(), text.isdigit(), text.isidentifier(), text.islower(), text.isnumeric(), text.isprintable(), text.isspace(), text.istitle(), text.isupper()]
    print(ascii(text), "".join("1" if flag else "." for flag in flags))
attempt(
    lambda: "a".isalpha(1),
    lambda: str.isalpha(1),
    lambda: str.isalpha(),
    lambda: ("class".isidentifier(), "1a".isidentifier(), "a.b".isidentifier(), "été".isidentifier()),
)
