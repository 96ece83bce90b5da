# The methods of bytes.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


data = b"hello world"
attempt(
    lambda: (data.find(b"o"), data.find(b"o", 5), data.find(111), data.rfind(b"o"), data.index(b"w"), data.rindex(b"l"), data.count(b"l"), data.count(108), data.find(b"z")),
    lambda: data.index(b"z"),
    lambda: data.rindex(b"z"),
    lambda: data.find("o"),
    lambda: data.find(256),
    lambda: data.find(1.5),
    lambda: (data.startswith(b"he"), data.endswith((b"x", b"ld")), data.startswith(b"wo", 6)),
    lambda: data.startswith("he"),
    lambda: data.startswith([b"he"]),
    lambda: (data.upper(), data.title(), data.capitalize(), data.swapcase(), b"ABC".lower()),
    lambda: (data.split(), data.split(b"o"), data.rsplit(b"o", 1), data.partition(b" "), data.rpartition(b"o"), data.partition(b"z"), b"a\nb\r\nc".splitlines(), b"a\nb".splitlines(True)),
    lambda: data.split("o"),
    lambda: data.split(b""),
    lambda: (data.replace(b"l", b"L"), data.replace(b"l", b"", 1), data.strip(b"hd"), b"  a ".strip(), b" a ".lstrip(), b" a ".rstrip(), b"xa".removeprefix(b"x"), b"ax".removesuffix(b"x")),
    lambda: data.replace("l", "L"),
    lambda: data.strip("h"),
    lambda: (data.center(15, b"*"), data.ljust(13) + b"|", data.rjust(13, b"."), b"42".zfill(5), b"-42".zfill(5), b"a\tb".expandtabs(4)),
    lambda: data.center(15, "*"),
    lambda: data.center(15, b"ab"),
    lambda: (data.isalpha(), b"abc".isalpha(), b"123".isdigit(), b"a1".isalnum(), b" ".isspace(), b"abc".islower(), b"ABC".isupper(), b"Abc".istitle(), b"\x80".isascii(), b"".isascii()),
    lambda: (data.hex(), data.hex(" "), data.hex(":", 2), data.hex("-", -3), b"".hex(), bytes.fromhex("68 65 6c"), bytes.fromhex("")),
    lambda: bytes.fromhex("6"),
    lambda: bytes.fromhex("zz"),
    lambda: bytes.fromhex("6 8"),
    lambda: data.hex("ab"),
    lambda: data.hex(1),
    lambda: (b",".join([b"a", b"b"]), b"".join([]), b"-".join((b"x",)), b",".join([bytearray(b"q")])),
    lambda: b",".join(["a"]),
    lambda: b",".join([1]),
    lambda: (data.translate(bytes(range(256))), data.translate(None, b"l"), bytes.maketrans(b"ab", b"xy")[97], data.translate(bytes.maketrans(b"lo", b"01"))),
    lambda: data.translate(b"abc"),
    lambda: bytes.maketrans(b"a", b"bc"),
    lambda: (data[0], data[-1], data[2:5], data[::-1], data[::3], len(data), list(data[:3]), 104 in data, b"wor" in data, b"" in data),
    lambda: data[11],
    lambda: data["a"],
    lambda: "h" in data,
    lambda: 300 in data,
    lambda: (data + b"!", data[:2] * 3, b"a" < b"b", b"a" == "a", b"a" == bytearray(b"a"), hash(b"a") == hash(b"a")),
    lambda: data + "!",
    lambda: data + 1,
    lambda: data * 1.5,
    lambda: (b"%d %s %x %a %b" % (5, b"ab", 255, "é", b"c"), b"%5.1f|%-5s|%c" % (1.25, b"ab", 65)),
    lambda: b"%s" % "a",
    lambda: b"%d" % "a",
)
try:
    data[0] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del data[0]
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: data.missing,
    lambda: (b"a".decode(), b"abc".decode("ascii")),
)
