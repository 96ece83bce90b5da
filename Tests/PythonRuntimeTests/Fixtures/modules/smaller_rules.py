# Rules of several modules that are seldom met.
import calendar
import copy
import decimal
import math
import operator
import random
import struct
from fractions import Fraction

print(operator.__add__(1, 2), operator.__lt__(1, 2), operator.__not__(0), operator.__or__ is operator.or_)
print(Fraction("1_000/3_0"), struct.pack("300p", b"x" * 400)[:2], struct.unpack("4p", struct.pack("4p", b"abcdef")))
for call in (lambda: math.comb(2**1000, 2**999), lambda: decimal.Decimal("1.5").__round__(-2**63),
             lambda: "%99999999999999999999d" % 1, lambda: "%9223372036854775808f" % 2.5, lambda: "abc".find(1, 2, 3, 4),
             lambda: b"abc".count(), lambda: set.add(1), lambda: int.__add__("a", 1), lambda: random.choices([], [], k=1)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
days = calendar.Calendar(3)
print(list(days.itermonthdays3(2001, 2))[:4], list(days.itermonthdays4(2024, 12))[-2:])
print([len(row) for row in days.yeardatescalendar(2004)], days.yeardays2calendar(2004, 6)[1][0][0][:2])
print(days.yeardayscalendar(2004, 4)[2][3][0], days.getfirstweekday())
part = slice([1], [2])
twin = copy.deepcopy(part)
print(twin == part, twin.start is part.start)
stream = random.Random()
stream.seed("tide", version=1)
print(stream.random(), random.BPF, random.TWOPI)
stream.seed(bytearray(b"tide"))
print(stream.random())
