# With case ignored, a set holds the small letters of its characters and those that share a capital with them.
import re

for pattern, text in (
    ("[k-s]", "\u017f"), ("[k-s]", "\u212a"), ("[^a-z]", "\u212a"), ("[^k-s]", "\u017f"), ("[i-j]", "\u0130"),
    ("[i-j]", "\u0131"), ("[\u0130-\u0131]", "i"), ("s", "\u017f"), ("[\u017f]", "s"), ("[\xb5]", "\u03bc"),
    ("[\u03b0-\u03cf]", "\xb5"), ("\u03c2", "\u03c3"), ("[\u03c2-\u03c9]", "\u03a3"), ("[a-\xe5]", "\xc5"),
    ("\xdf", "\u1e9e"), ("\ufb05", "\ufb06"), ("(\u03c3)\\1", "\u03c3\u03c2"), ("(\u03c3)\\1", "\u03c3\u03a3"),
    ("[\U00010400-\U00010410]", "\U00010428"), ("[A-Z]", "k"), ("[^A-Z]", "k"),
):
    print(ascii(pattern), ascii(text), bool(re.search(pattern, text, re.I)), bool(re.search(pattern, text, re.I | re.A)))
