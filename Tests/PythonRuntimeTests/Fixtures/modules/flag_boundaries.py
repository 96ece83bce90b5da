# Complements and combinations of flags under the four boundaries.
from enum import CONFORM, EJECT, KEEP, STRICT, Enum, Flag, FlagBoundary, IntFlag, ReprEnum, auto
import warnings


class Perm(IntFlag):
    R = 4
    W = 2
    X = 1


print([repr(~one) for one in (Perm.R, Perm.R | Perm.W, Perm(0), Perm(8))], ~~Perm.X is Perm.X)


class Mask(IntFlag):
    A = 1
    B = 2
    ALL = 255


print(repr(~Mask.A), repr(~Mask.ALL), repr(Mask(0)), repr(Mask(12)))
for boundary in (STRICT, CONFORM, EJECT, KEEP):
    class Pen(Flag, boundary=boundary):
        RED = 1
        BLUE = 4
        WIDE = 12

    for value in (5, -2, 12, 8, 2, 16, -17):
        try:
            print(boundary.name, value, repr(Pen(value)), repr(~Pen.RED))
        except ValueError as error:
            print(boundary.name, value, "ValueError", str(error).splitlines()[0])


class Mixed(int, Flag):
    A = 1
    B = 2


print(repr(Mixed(0)), repr(~Mixed.A), Mixed.A)


class Level(float, ReprEnum):
    LOW = 0.5
    HIGH = 1.5


print(Level.LOW, f"{Level.HIGH:.2f}", repr(Level.LOW), Level.fromhex("0x1p-1") is Level.LOW)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")

    class Steps(Enum):
        LAST = 5
        FIRST = 1
        NEXT = auto()

print(Steps.NEXT.value, [str(warning.message).splitlines()[0] for warning in caught])
