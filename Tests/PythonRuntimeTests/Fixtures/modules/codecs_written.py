# The encodings that CPython has in Python, and those that a program registers.
import codecs


def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)), ascii(e.__cause__))


texts = ("", "abc", "a-b", "\xe9", "b\xfccher", "\u4ed6\u4eec\u4e3a\u4ec0\u4e48", "a+b~c\\", "\U0001f600", "Hi Mom \u263a!", "\ud800", "x\u263ay-")
for name in ("punycode", "utf-7", "utf7", "U7", "utf_7"):
    print(name, codecs.lookup(name).name)
    for text in texts:
        show(lambda: text.encode(name))
        show(lambda: text.encode(name).decode(name))
        show(lambda: codecs.encode(text, name))
    for data in (b"", b"bcher-kva", b"a-", b"-", b"zz", b"a!b", b"a-!!", b"\xff", b"99999999", b"+AOk-", b"+AOk", b"+A", b"+", b"+-", b"+!", b"a+ZeVnLIqe-b", b"+2D3eAA-",
                 b"+2D0-", b"+//", b"x+AAA"):
        for errors in ("strict", "ignore", "replace"):
            show(lambda: data.decode(name, errors))
    show(lambda: codecs.decode("abc", name))
    show(lambda: codecs.encode(b"abc", "utf-7"))
for name in ("nothing", "hex", "rot13", "base64"):
    show(lambda: "a".encode(name))
    show(lambda: b"a".decode(name))


def search(name):
    if name == "upper":
        return codecs.CodecInfo(lambda text, errors="strict": (text.upper().encode(), len(text)),
                                lambda data, errors="strict": (bytes(data).decode().lower(), len(data)), name="upper")
    if name == "wrong":
        return codecs.CodecInfo(lambda text, errors="strict": (text, len(text)), lambda data, errors="strict": data, name="wrong")
    if name == "fails":
        return codecs.CodecInfo(lambda text, errors="strict": 1 // 0, lambda data, errors="strict": [][0], name="fails")


codecs.register(search)
for name in ("upper", "Upper", "wrong", "fails", "nothing"):
    show(lambda: "abc".encode(name))
    show(lambda: b"ABC".decode(name))
    show(lambda: str(b"ABC", name))
    show(lambda: codecs.encode("abc", name))
