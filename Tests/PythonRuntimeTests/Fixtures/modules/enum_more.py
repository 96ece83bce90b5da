from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique, EnumMeta
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
print(list(Color), len(Color), Color.CRIMSON is Color.RED, dict(Color.__members__), Color, Color.RED in Color, repr(Color.RED), f"{Color.RED:>12}|", Color(3), Color["GREEN"], type(Color.RED), [c for c in reversed(Color)], Color.RED.__class__ is Color)
class S(StrEnum):
    A = auto()
    Bee = auto()
class M(str, Enum):
    A = "a"
class L(IntEnum):
    LOW = 1
    HIGH = 5
print(S.A, repr(S.Bee), S.A == "a", S("bee"), M.A, repr(M.A), M.A == "a", M.A.upper(), M("a"), L.LOW, repr(L.LOW), L.LOW + 1, L.LOW < L.HIGH, sorted([L.HIGH, L.LOW]), f"{L.LOW}", [10, 20][L.LOW])
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.3)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def g(self):
        return round(self.mass / self.radius, 3)
    @classmethod
    def first(cls):
        return next(iter(cls))
    @staticmethod
    def two():
        return 2
print(Planet.EARTH, Planet.MARS.g, Planet.first(), Planet.two(), Planet((6.4, 3.3)), Planet.EARTH.value)
Animal = Enum("Animal", "CAT DOG")
print(Animal, list(Animal), Enum("Q", {"X": 5})["X"], {Color.RED: 1}[Color.RED], hash(Color.RED) == hash(Color.RED), Color.RED != Color.GREEN)
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "default" else None
print(Miss("default"))
def extend():
    class X(Color):
        PINK = 5
def twice():
    class X(Enum):
        A = 1
        A = 2
def dup():
    @unique
    class X(Enum):
        A = 1
        B = 1
for call in (lambda: Color(9), lambda: Color["X"], lambda: Color.PINK, lambda: setattr(Color, "RED", 5), lambda: setattr(Color.RED, "value", 5), lambda: Color.RED < Color.GREEN, extend, twice, dup, lambda: Miss(3), lambda: Color.RED + 1, lambda: S(5), lambda: delattr(Color, "RED")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
