"""Records how CPython writes and reads numbers and text: Tests/PythonRuntimeTests/Fixtures/text/*.tsv.

Run with the reference interpreter (CPython 3.11): python Tests/Oracle/record_text.py
Every line is tab-separated: the inputs, then the result, or '!' and the exception's type and message.
Floats are the 16 hexadecimal digits of their bits; text is the hexadecimal of its UTF-8.
"""

import itertools
import os
import random
import struct

FOLDER = os.path.join(os.path.dirname(__file__), "..", "PythonRuntimeTests", "Fixtures", "text")
random.seed(20)


def bits(value):
    return struct.pack(">d", value).hex()


def text(value):
    return value.encode("utf-8", "surrogatepass").hex()


def outcome(function, show):
    try:
        return show(function())
    except Exception as error:  # the message is what is recorded
        return "!" + text(f"{type(error).__name__}: {error}")


def write(name, rows):
    with open(os.path.join(FOLDER, name + ".tsv"), "w") as file:
        for row in rows:
            file.write("\t".join(row) + "\n")


def random_floats(count):
    plain = [0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 2.675, 1e-5, 1e-4, 123456.789, 1e15, 1e16, 9999999999999998.0,
             1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 2.0**53, 2.0**54, 2.0**63, 1e22, 1e23, 1e100,
             float("inf"), float("-inf"), float("nan"), 0.045, 1234.5, 99.5, 0.5, 3.5, -2.5, 1e-7, 12345678.9]
    for value in plain:
        yield value
    for _ in range(count):
        yield struct.unpack(">d", random.randbytes(8))[0]
        yield random.uniform(-1000, 1000)
        yield round(random.uniform(-100, 100), random.randrange(6))
        yield random.random() * 10 ** random.randrange(-8, 20)


def random_ints(count):
    for value in [0, 1, -1, 9, 10, 255, -255, 1000, 999999, 1234567, -1234567, 2**31, 2**63 - 1, -2**63, 2**63, 2**64,
                  10**30, -10**30, 65, 0x1F600]:
        yield value
    for _ in range(count):
        yield random.randrange(-10**6, 10**6)
        yield random.randrange(-2**80, 2**80)
        yield random.randrange(-2**200, 2**200)


def float_repr():
    for value in random_floats(400):
        yield bits(value), text(repr(value)), text(value.hex())


SPECS = ["", "5", "<8", ">8", "^9", "*^9", "=8", "08", "+", " ", "-", "+08", "#", ",", "_", "10,", "010,", "015,", ".0",
         ".1", ".3", "12.3", "012.3", "e", ".0e", ".2e", "E", "f", ".0f", ".2f", ",.2f", "+.3f", "012.2f", "012,.2f",
         "_.1f", "F", "g", ".3g", "#.3g", "G", "n", "%", ".1%", "z.1f", "zd", "d", "5d", "05d", "+d", "x", "#x", "X",
         "#X", "#010x", "o", "#o", "b", "#b", "_b", "_x", "020_b", "c", "5c", "+c", "s", "10s", ",d", ",x", "_,", ",_",
         ".", "..", ".2d", "5.", "q", "abc", "\u00e9", "\u00e9>6", "\u20ac^8.1f", "<05", "^05", "#.0f", "#.0e", ".20f",
         ".17g", "99999999999999999999", ".9999999999", "x^10", "=+9", "z", "z5", "0=6", "<<6", "0", "00", "0_", "0,"]


def float_format():
    values = list(random_floats(6))
    for value, spec in itertools.product(values, SPECS):
        yield bits(value), text(spec), outcome(lambda: format(value, spec), text)


def int_format():
    for value, spec in itertools.product(list(random_ints(6)), SPECS):
        yield str(value), text(spec), outcome(lambda: format(value, spec), text)


def text_format():
    values = ["", "a", "abc", "h\u00e9llo", "\u20ac\U0001f600x", "a longer text"]
    for value, spec in itertools.product(values, SPECS):
        yield text(value), text(spec), outcome(lambda: format(value, spec), text)


def complex_format():
    parts = [0.0, -0.0, 1.0, -2.5, 1e20, float("nan"), float("inf")]
    for real, imaginary, spec in itertools.product(parts, parts, ["", ".2f", ".3", "20", "<20", "+", "e", "g", ",.1f",
                                                                  "05", "=5", "d", "#", " .1f"]):
        value = complex(real, imaginary)
        shown = outcome(lambda: format(value, spec) if spec else repr(value), text)
        yield bits(real), bits(imaginary), text(spec), shown


def rounding():
    for value in random_floats(100):
        for digits in [0, 1, 2, 3, 5, 10, 17, 300, 400, -1, -2, -3, -10, -300, -400]:
            yield bits(value), str(digits), outcome(lambda: round(value, digits), bits)


def float_parse():
    samples = ["1", "1.5", " 1.5 ", "\t-2\n", "+3", "1e5", "1E-5", ".5", "5.", ".", "", " ", "e5", "1e", "1e+", "inf",
               "-Infinity", "+INF", "nan", "-nan", "NaN", "infin", "1_000", "1__0", "_1", "1_", "1_.5", "1._5", "1e1_0",
               "0x10", "1f", "1 2", "1,5", "\u0661\u0662.\u0665", "\u00bd", "1e400", "-1e400", "1e-400", "0.1", "1" * 400,
               "123456789012345678901234567890", "2.2250738585072011e-308", "4.9e-324", "2e-324", "\u20031.5\u2003",
               "--1", "+-1", "1e5.5", "\x001", "1\x00"]
    for sample in samples:
        yield text(sample), outcome(lambda: float(sample), bits)


def int_parse():
    samples = ["0", "1", "-1", "+5", " 12 ", "\n7\t", "007", "1_000", "1__0", "_1", "1_", "", " ", "x", "1.5", "0x1f",
               "0X1F", "0b101", "0o17", "0b2", "ff", "zz", "-0x10", "0_1", "0x_1", "0", "00", "0_0", "1e5",
               "\u0661\u0662", "9" * 30, "-" + "9" * 40, "1" * 4300, "1" * 4301, "f" * 5000, "--1", "- 1", "1 2",
               "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"]
    for sample, base in itertools.product(samples, [10, 0, 2, 8, 16, 36, 7]):
        yield text(sample), str(base), outcome(lambda: str(int(sample, base)), str)


def text_repr():
    samples = ["", "a", "it's", 'say "hi"', "both ' and \"", "\\", "\n\r\t\0\x1b\x7f", "h\u00e9", "\x80\xa0\xad", "\u200b",
               "\u2028", "\u20ac", "\ue000", "\U0001f600", "\U000e0001", "\ud800", "\ufeff", "\u0300", "\u3000"]
    samples += ["".join(chr(random.randrange(0x250)) for _ in range(12)) for _ in range(60)]
    for sample in samples:
        yield text(sample), text(repr(sample)), text(ascii(sample))


def case_mapping():
    samples = ["", "hello World", "\u00df", "\u0130stanbul", "\u0131", "\u03a3\u0391\u03a3 \u03a3", "\u01c6", "\ufb01n",
               "\u0149a", "they're bill's", "\u13a0\uab70", "\u1e9e", "ABC def1G", "\u00e9\u00c9", "\u1f80", "x\u0345y"]
    samples += ["".join(chr(random.choice([random.randrange(0x250), random.randrange(0x370, 0x530)])) for _ in range(10))
                for _ in range(60)]
    for sample in samples:
        yield (text(sample), text(sample.upper()), text(sample.lower()), text(sample.title()), text(sample.capitalize()),
               text(sample.swapcase()), text(sample.casefold()))


def predicates():
    names = ["isalnum", "isalpha", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable",
             "isspace", "istitle", "isupper"]
    for code in list(range(0x590)) + [0x2160, 0x2028, 0x3000, 0x4e00, 0x1f600, 0x1d7ce, 0x0be7, 0x00b2, 0x2075, 0xac00]:
        sample = chr(code)
        yield text(sample), "".join("1" if getattr(sample, name)() else "0" for name in names)


def division():
    values = list(random_ints(25))
    for one, two in zip(values, random.sample(values, len(values))):
        yield str(one), str(two), outcome(lambda: one / two, bits)
    for one, two in [(10**400, 10**399), (1, 10**400), (10**400, 3), (10**320, 10**630), (3, 2**1075), (1, 2**1074),
                     (1, 2**1075), (3, 2**1076), (2**53 + 1, 1), (2**54 + 3, 2), (10**310, 1), (-7, 3), (7, -10**30)]:
        yield str(one), str(two), outcome(lambda: one / two, bits)


def hashes():
    for value in random_floats(100):
        if value == value:
            yield "float", bits(value), str(hash(value))
    for value in list(random_ints(50)) + [2**61 - 1, 2**61, -2**61 + 1, 2**61 - 2, 2**122 - 1]:
        yield "int", str(value), str(hash(value))


for table in [float_repr, float_format, int_format, text_format, complex_format, rounding, float_parse, int_parse,
              text_repr, case_mapping, predicates, division, hashes]:
    write(table.__name__, table())
