# Long counts are no list of values; offsets from the end stay within the buffer.
import struct

print(struct.calcsize("99999999i"), struct.calcsize("0i"), struct.calcsize("3s2h0q"))
for format in ("9223372036854775808s", "1152921504606846976q"):
    try:
        struct.calcsize(format)
    except struct.error as error:
        print(error)
buffer = bytearray(8)
for offset in (-9, -8, -3, 0, 5, 9):
    try:
        struct.pack_into("i", buffer, offset, 7)
        print(offset, bytes(buffer))
    except struct.error as error:
        print(offset, error)
for format, offset in (("i", -9), ("i", -8), ("i", -3), ("i", 5), ("", -1), ("", 9), ("2h", -4)):
    try:
        print(format, offset, struct.unpack_from(format, bytes(range(8)), offset))
    except struct.error as error:
        print(format, offset, error)
print(struct.unpack("<2h3s0i?", struct.pack("<2h3s0i?", 1, -2, b"abc", True)))
