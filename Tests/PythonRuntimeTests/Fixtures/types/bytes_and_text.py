# Between bytes and text: hex, ints, files of bytes.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


data = "héllo 日本".encode()
print(data, len(data), data.decode(), data.hex(), data.hex(" "), list(data[:3]), data[1:3].decode(), data.upper(), data.split(b" "), b"llo" in data, data.find(b"l"))
print(bytes([72, 105]), bytes("Hi", "ascii"), b"Hi" + b"!", b"ab" * 3, b"abc"[1], b"abc"[1:], b"abc"[::-1], [*b"ab"], sum(b"\x01\x02"), max(b"az"), b"a" < b"b", b"abc" == bytes(bytearray(b"abc")), hash(b"x") == hash(b"x"))
print(int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "little"), bytes.fromhex("00ff"), b"\x00\xff".hex(), "é".encode("latin-1"), b"\xe9".decode("latin-1"), "é".encode("utf-16-le"), len("😀".encode()), "😀".encode("utf-32-be"))
buffer = bytearray()
for chunk in (b"ab", b"cd", b"ef"):
    buffer += chunk
buffer[0] = ord("A")
buffer[-2:] = b"YZ!"
print(buffer, bytes(buffer), buffer.decode(), len(buffer), buffer.index(b"Z"), buffer[::2], buffer * 2, b"-".join([b"x", bytearray(b"y")]))
for b in b"\x00\x7f\xff":
    print(b, bytes([b]), f"{b:02x} {b:08b}", chr(b).isprintable(), end="; ")
print()
checksum = 0
for b in b"checksum":
    checksum = (checksum * 31 + b) % 65536
print(checksum, bytes(x ^ 42 for x in b"secret"), bytes(x ^ 42 for x in bytes(x ^ 42 for x in b"secret")), b"%s=%d" % (b"k", 5), b"a,b".split(b","), b" x ".strip(), b"abc".replace(b"b", b"--"), b"A".isupper(), b"\xff".isalpha())
attempt(
    lambda: b"a" + "a",
    lambda: "a" + b"a",
    lambda: (b"a" == "a", b"a" in [b"a"], "a" in b"a" if False else 0),
    lambda: "a" in b"a",
    lambda: b"a" in "a",
    lambda: b"\xff".decode(),
    lambda: "日".encode("ascii"),
    lambda: bytes("a"),
    lambda: bytes([300]),
    lambda: b"abc"["0"],
    lambda: b"abc".join(["a"]),
    lambda: (int(b"12"), float(b"1.5"), int(b"ff", 16)),
    lambda: b"a".format(),
    lambda: ("%s" % b"a", f"{b'a'}", str(b"a"), repr(b"a")),
)
