# encode and decode with encodings and error handlers.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


text = "aé日😀"
for encoding in ("utf-8", "UTF8", "utf_8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "ascii", "latin-1", "iso-8859-1", "cp1252", "us-ascii", "utf-8-sig"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
        try:
            print(encoding, errors, text.encode(encoding, errors))
        except Exception as error:
            print(encoding, errors, type(error).__name__ + ":", error)
attempt(
    lambda: ("abc".encode(), "é".encode(), "é".encode(encoding="latin-1"), "é".encode("ascii", errors="ignore")),
    lambda: "é".encode("nope"),
    lambda: "é".encode("ascii", "nope"),
    lambda: "a".encode("ascii", "nope"),
    lambda: "a".encode(1),
    lambda: "a".encode("ascii", 1),
    lambda: "éé".encode("ascii"),
    lambda: "aéb".encode("ascii"),
    lambda: b"a\xff".decode(),
    lambda: b"\xe9".decode("ascii"),
    lambda: (b"\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "ignore"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "backslashreplace")),
    lambda: b"\xe6\x97".decode(),
    lambda: (b"\xe6\x97x".decode("utf-8", "replace"), b"\xf0\x9f\x98".decode("utf-8", "replace"), b"\xc0\x80".decode("utf-8", "replace"), b"\xed\xa0\x80".decode("utf-8", "replace")),
    lambda: b"\x80".decode(),
    lambda: b"\xf8".decode(),
    lambda: b"ab\xc3".decode(),
    lambda: (b"\xff\xfea\x00".decode("utf-16"), b"a\x00".decode("utf-16-le"), b"\xef\xbb\xbfa".decode("utf-8-sig"), b"\xef\xbb\xbfa".decode()),
    lambda: b"a".decode("utf-16-le"),
    lambda: b"\x00\xd8".decode("utf-16-le"),
    lambda: b"abc".decode("nope"),
    lambda: b"abc".decode(1),
    lambda: (str(b"abc", "ascii"), str(b"\xe9", "latin-1"), str(b"a", errors="strict"), str(b"abc")),
    lambda: str("abc", "ascii"),
    lambda: str(1, "ascii"),
    lambda: str(b"\xff", "utf-8"),
    lambda: (bytes("é", "utf-8"), bytes("a", "ascii")),
    lambda: bytes("é"),
    lambda: bytes("é", "ascii"),
    lambda: bytes(1, "ascii"),
)
try:
    "é".encode("ascii")
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    "aéü".encode("ascii")
except UnicodeEncodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason, error.args)
try:
    b"a\xff".decode("utf-8")
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason, error.args)
print(issubclass(UnicodeEncodeError, ValueError), issubclass(UnicodeDecodeError, UnicodeError))
