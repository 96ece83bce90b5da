# Names, properties and normal forms of characters.
import unicodedata as u

characters = "aÅ1½²€ß\u0301\u0345\u1e9e\u2126\uac00\u4e00\u3042\u0905\u05d0\u0627\U0001f600\u2460\ufb01\u00ad\u2028\ue000"
for c in characters:
    print(
        ascii(c), u.name(c, None), u.category(c), repr(u.bidirectional(c)), u.combining(c), u.east_asian_width(c),
        u.mirrored(c), repr(u.decomposition(c)), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
texts = ("e\u0301", "\u00c5", "\ud55c\uad6d\uc5b4", "\ufb01\u2460\u00bd", "a\u0323\u0307", "a\u0307\u0323",
         "\u1100\u1161\u11a8", "\u0344", "\u0958", "\u01c4", "\u03ac\u0345", "plain")
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [ascii(u.normalize(form, text)) for text in texts], [u.is_normalized(form, text) for text in texts])
for make in (
    lambda: u.name("ab"), lambda: u.name("\0"), lambda: u.lookup("nope"), lambda: u.lookup("latin small letter a"),
    lambda: u.normalize("X", "a"), lambda: u.decimal("a"), lambda: u.digit("a"), lambda: u.numeric("a"),
    lambda: u.category(5), lambda: u.normalize("NFC", 5), lambda: u.category(""), lambda: u.lookup("SNOWMAN"),
):
    try:
        print(repr(make()))
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)


def ascii_of(text):
    return "".join(c for c in u.normalize("NFD", text) if u.category(c) != "Mn")


print(ascii_of("\u015alus\u00e0rski"), ascii_of("O'N\u00e9\u00e0l"), u.unidata_version)
