# Members made of data classes, checks of flags, classes inside of an enum, and sets that may mean something else in expressions.
import dataclasses, enum, inspect, re, statistics, warnings
from enum import CONTINUOUS, NAMED_FLAGS, Enum, Flag, IntEnum, auto, verify


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


@dataclasses.dataclass
class Place:
    x: int
    y: str = "there"


class Places(Place, Enum):
    HERE = 1
    FAR = 2, "away"


show(lambda: list(Places))
show(lambda: (Places.FAR.x, Places.FAR.y, Places.FAR.value, Places._member_type_, str(Places.HERE)))


class Number(int):
    def __repr__(self):
        return f"n{int(self)}"


class Numbers(Number, Enum):
    ONE = 1


show(lambda: (Numbers.ONE, Numbers.ONE + 1, Numbers._member_type_))


def many():
    class Bad(int, str, Enum):
        ONE = 1


def continuous(base, *values):
    return list(verify(CONTINUOUS)(base("Some", list(zip("abcdefgh", values)))))


def named():
    @verify(NAMED_FLAGS)
    class Some(Flag):
        a = 1
        b = 6
        c = 12


def nested():
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")

        class Outer(Enum):
            one = 1

            class Inner(Enum):
                two = 2
    return list(Outer), [(str(one.message), one.category) for one in told]


show(lambda: continuous(Enum, 1, 2, 5))
show(lambda: continuous(Flag, 1, 4, 64))
show(lambda: continuous(IntEnum, 3))
show(named)
show(nested)
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    for text in ("[[a]", "[a--b]", "[a||b]", "[a&&b]", "[a~~b]", "[--a]", "[a-z&&[^b]]", "[]-a]", "[^[a]", "[a---b]"):
        show(lambda: re.findall(text, "[ab-|&~"))
    print(*[(str(one.message), one.category.__name__) for one in told], sep="\n")
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    compile("x = '\\d'\ny = b'\\u1'\nz = f'\\q{x}\\w' '\\n'", "made.py", "exec")
    print(eval("'\\q'"))
    exec("\ny = b'\\z'")
    print(*[(one.category.__name__, str(one.message), one.filename, one.lineno) for one in told], sep="\n")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    show(lambda: eval("'\\q'"))
show(lambda: statistics.NormalDist.from_samples([2.5, 3.1, 4.7, 3.1, 8.0]))
show(lambda: inspect.signature(show).bind(1) == inspect.signature(show).bind(1))
