# What a codec does with what it cannot write or read: the error handlers, and those that a program registers.
import codecs


def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)), ascii(e.__cause__))


def once(error):
    return "?", error.end


def several(error):
    if isinstance(error, UnicodeEncodeError):
        return f"[{error.object[error.start:error.end]!a}:{error.reason}]", error.end
    return f"<{error.object[error.start]:02x}>", error.start + 1


def as_bytes(error):
    return b"\xfe" * (error.end - error.start), error.end


def back(error):
    error.object = b"new"
    return "", 0


show(lambda: codecs.register_error("once", once))
codecs.register_error("several", several)
codecs.register_error("bytes", as_bytes)
codecs.register_error("back", back)
codecs.register_error("wrong", lambda e: "x")
codecs.register_error("far", lambda e: ("", 100))
codecs.register_error("behind", lambda e: ("", -1))
show(lambda: codecs.lookup_error("once") is once)
show(lambda: codecs.lookup_error("nowhere"))
show(lambda: codecs.register_error("x", 1))
own = ("once", "several", "bytes", "nowhere")
standard = ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass")
for errors in standard + own:
    for encoding in ("ascii", "latin-1", "utf-8", "utf-16", "utf-16-be", "utf-32", "cp1252", "utf-8-sig", "cp437"):
        print(errors, encoding)
        show(lambda: "a\udc80b\ud800\xe9\u4e2d\U0001f600".encode(encoding, errors))
        show(lambda: "a\udc80b".encode(encoding, errors))
        show(lambda: "\xe9\u4e2dz".encode(encoding, errors))
        show(lambda: b"a\xff\xfe\x80b\xed\xa0\x80\x00".decode(encoding, errors))
        show(lambda: b"a\x00\x00\xd8b\x00".decode(encoding, errors))
        show(lambda: b"a\x00\x00\x00\x00\xd8\x00\x00".decode(encoding, errors))
        show(lambda: b"\xe4\xb8\x81\x8d".decode(encoding, errors))
        show(lambda: b"abc".decode(encoding, errors))
show(lambda: "\xe9 \xe9b".encode("ascii", "behind"))
show(lambda: b"\xe9 \xe9b".decode("ascii", "behind"))
show(lambda: b"a\xe9 \xe9b".decode("ascii", "back"))
show(lambda: b"a\xe9 \xe9b".decode("utf-8", "back"))
show(lambda: b"\\x1z\\u12".decode("unicode_escape", "several"))
show(lambda: b"\\x1z\\u12".decode("unicode_escape", "replace"))
encoding = UnicodeEncodeError("ascii", "a\xe9\u4e2db", 1, 3, "why")
decoding = UnicodeDecodeError("utf-8", b"a\xe9\x80b", 1, 3, "why")
for name in standard:
    handler = codecs.lookup_error(name)
    print(name)
    for error in (encoding, decoding, UnicodeTranslateError("a\xe9b", 1, 2, "why"), ValueError("other"), 5):
        show(lambda: handler(error))
for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    print(getattr(codecs, name + "_errors") is codecs.lookup_error(name))
