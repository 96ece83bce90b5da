# Half-precision numbers and overflow in `struct`; Ascii85, base85, base32hex and strict base64.
import base64
import binascii
import struct


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for value in [0, 1.5, 65504, 65519.99, 65520, 65520.0, 6e-8, 2.98e-8, float("inf"), -0.0, 3.14159, "a", 10**400]:
    attempt(struct.pack, "<e", value)
    attempt(struct.pack, ">f", value)
attempt(struct.pack, "f", 1e39)
attempt(struct.pack, "f", 10**39)
for bits in [0, 1, 0x3c00, 0x7bff, 0x7c00, 0xc248, 0x8001]: attempt(struct.unpack, "<e", struct.pack("<H", bits))
for value in [-1, 1, 2**64 - 1, 2**64, -2**63, "a"]: attempt(struct.pack, "P", value)
for data in [b"", b"a", b"abcd", b"\0\0\0\0", b"\0", b"    ", b"hello world", bytes(range(20))]:
    for encode in [base64.a85encode, base64.b85encode, base64.b32hexencode]: attempt(encode, data)
    attempt(base64.a85encode, data, foldspaces=True, adobe=True, wrapcol=7)
    attempt(base64.a85encode, data, pad=True)
    print(base64.a85decode(base64.a85encode(data)) == base64.b85decode(base64.b85encode(data)) == data)
for text in [b"z", b"y", b"<~z~>", b"abc~>", b"az", b"uuuuu", b"s8W-!", b's8W-"', "abcde", "\u00e9", b"v", b" 8 7\tc"]:
    attempt(base64.a85decode, text)
    attempt(base64.a85decode, text, adobe=True)
    attempt(base64.b85decode, text)
for text in [b"YQ==", b"YQ=", b"Y", b"YQ==YQ==", b"Y Q==", b"YQ==x", b"=YQ=", b"Y@Q==", b"YQ===", b"====", b"Y=Q=", "YQ==", "\u00e9"]:
    attempt(base64.b64decode, text)
    attempt(base64.b64decode, text, validate=True)
    attempt(binascii.a2b_base64, text, strict_mode=True)
for text in [b"ME======", b"me======", b"M1======", "CPNM====", b"ME"]:
    attempt(base64.b32decode, text, True)
    attempt(base64.b32hexdecode, text)
attempt(base64.encodebytes, "a")
attempt(base64.b85encode, "a")
attempt(binascii.b2a_uu, b"hello")
attempt(binascii.a2b_uu, b"%:&5L;&\\\n")
attempt(binascii.crc_hqx, b"hello", 0)
