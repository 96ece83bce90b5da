# upper, lower, title, capitalize, swapcase, casefold beyond ASCII.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for text in ("hello world", "HELLO", "straße", "ǆ ǅ Ǆ", "ﬁne", "İstanbul", "ıI", "ΑΣ ΟΔΟΣ", "they're bill's", "x1y2z", "éÉ", "ŉ", "ᾳ", "1st 2ND", "o'neil-SMITH", "", "ß", "Ω", "ΐ"):
    print(ascii([text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold()]))
print("Straße".casefold() == "STRASSE".casefold(), "ß".upper().lower())
attempt(
    lambda: "a".upper(1),
    lambda: "a".title("x"),
)
