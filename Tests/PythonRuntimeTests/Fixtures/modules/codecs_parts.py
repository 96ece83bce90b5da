# Text that comes in parts, code pages, and the names of encodings.
import codecs


def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


def parts(encoding, data, errors="strict"):
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    return [decoder.decode(bytes([one])) for one in data] + [decoder.decode(b"", True)]


for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "ascii", "cp1252"):
    show(lambda: parts(encoding, "a\xe9".encode(encoding)))
    show(lambda: parts(encoding, "\u4e2d\U0001f600".encode(encoding)))
    show(lambda: parts(encoding, "\u4e2d".encode(encoding)[:-1]))
    show(lambda: parts(encoding, "\u4e2d".encode(encoding)[:-1], "replace"))
    encoder = codecs.getincrementalencoder(encoding)()
    show(lambda: [encoder.encode("a"), encoder.encode("b"), encoder.encode("", True), encoder.reset(), encoder.encode("c")])
show(lambda: parts("utf-16", b"\xfe\xff\x00a\x4e\x2d"))
show(lambda: list(codecs.iterencode(["a", "\xe9"], "utf-16")))
show(lambda: list(codecs.iterdecode([b"\xe4", b"\xb8\xad"], "utf-8")))
show(lambda: codecs.utf_8_decode(b"\xc3\xa9\xc3"))
show(lambda: codecs.utf_8_decode(b"\xc3\xa9\xc3", "strict", True))
show(lambda: codecs.ascii_encode("\xe9", "replace"))
show(lambda: codecs.ascii_decode(b"abc"))
show(lambda: codecs.getincrementaldecoder("utf-8"))
show(lambda: codecs.getreader("latin-1"))
names = (
    "utf8-sig", "UTF 8 SIG", "Utf--8", "ISO 8859-1", "iso8859_1", "ASCII", "Windows-1252", "utf16-le", "utf.8", "L2", "latin9",
    "IBM437", "KOI8-R", "macroman", "cyrillic", "greek", "cp1251", "iso-8859-15", "hex", "rot13", "U32")
for name in names:
    show(lambda: codecs.lookup(name).name)
pages = ["cp437", "cp850", "cp852", "cp866", "koi8_r", "koi8_u", "mac_roman"]
pages += [f"cp{number}" for number in range(1250, 1259)] + [f"iso8859_{number}" for number in range(2, 17) if number != 12]
for page in pages:
    print(page, ascii(bytes(range(128, 256)).decode(page, "replace")))
    show(lambda: bytes(range(256)).decode(page))
    show(lambda: "".join(bytes([one]).decode(page, "ignore") for one in range(256)).encode(page) == bytes(
        one for one in range(256) if bytes([one]).decode(page, "ignore")))
    show(lambda: "a\u4e2d\xe9".encode(page))
    show(lambda: "a\u4e2d\u4e2db".encode(page, "backslashreplace"))
