# The value that a checksum starts with has 32 bits.
import binascii

print(binascii.crc32(b"abc", -1), binascii.crc32(b"abc", 2**40), binascii.crc32(b""))
