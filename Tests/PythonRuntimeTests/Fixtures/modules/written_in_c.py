# Functions that CPython writes in C do not become methods where a class holds them, and tell wrong calls in words of their own.
import binascii, csv, zlib


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Holder:
    read, sums, sum32, text = csv.reader, zlib.crc32, binascii.crc32, binascii.hexlify


one = Holder()
show(lambda: list(one.read(["a;b", "c;d"], delimiter=";")))
show(lambda: list(one.read(["a\tb"], "excel-tab")))
show(lambda: list(one.read(["a\tb"], dialect="excel-tab")))
show(lambda: (one.sums(b"abc"), one.sum32(b"abc", 5), one.text(b"abcd", "-", 2), one.text(b"abcd", sep=":")))
show(lambda: binascii.b2a_base64(b"abc", newline=False))
functions = (csv.list_dialects, zlib.crc32, zlib.adler32)
for function in functions:
    print(function)
    show(lambda: function())
    show(lambda: function(1, 2, 3, 4, 5))
    show(lambda: function(x=1))
show(lambda: list(csv.reader(["a"], foo=1)))
show(lambda: list(csv.reader(["a"], "nowhere")))
show(lambda: csv.writer(5))
