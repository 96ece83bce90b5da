from enum import *
import enum, json, pickle as _p, copy
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = 'b'
    CRIMSON = 1
    @property
    def pretty(self): return self.name.title()
    @classmethod
    def default(cls): return cls.RED
    def __str__(self): return f'<{self.name}>'
print(Color.RED, repr(Color.RED), Color(1), Color['GREEN'], Color.CRIMSON is Color.RED, list(Color), Color.__members__, len(Color), Color.RED.pretty, Color.default())
print(f'{Color.RED} {Color.RED!r} {Color.RED.value} {Color.RED.name:>8}', '%s' % Color.RED, '{:>10}|'.format(Color.RED))
for f in [lambda: Color(99), lambda: Color['X'], lambda: Color.X, lambda: setattr(Color, 'RED', 2), lambda: Color.RED < Color.GREEN, lambda: Color(), lambda: delattr(Color, 'RED'), lambda: setattr(Color.RED, 'value', 3), lambda: Color.RED.RED, lambda: Color.RED + 1, lambda: 1 in Color, lambda: Color.RED in Color, lambda: iter(Color.RED), lambda: Color.RED == 1, lambda: hash(Color.RED) == hash('RED'), lambda: bool(Color.RED), lambda: isinstance(Color.RED, Color), lambda: type(Color), lambda: Color, lambda: Color.__name__, lambda: dir(Color.RED), lambda: dir(Color), lambda: Color.RED.__class__, lambda: Color.__doc__, lambda: json.dumps({'a': Color.RED}), lambda: copy.deepcopy(Color.RED) is Color.RED, lambda: copy.copy(Color.RED) is Color.RED, lambda: list(reversed(Color)), lambda: Color.RED.__dict__]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    class Sub(Color): X = 1
except TypeError as e: print(e)
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as e: print(e)
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
        C = 1
except ValueError as e: print(e)
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
p = Perm.R | Perm.X; print(p, repr(p), p.value, Perm.R in p, Perm.W in p, ~p, p & Perm.R, p ^ Perm.R, list(p), len(p), bool(Perm(0)), Perm(0), repr(Perm(0)), Perm.RW, list(Perm), Perm(7), p | Perm.W, list(Perm.RW), Perm['RW'])
for f in [lambda: Perm(8), lambda: Perm.R | 1, lambda: Perm.R < Perm.W, lambda: 1 | Perm.R, lambda: Perm.R == 1, lambda: p.name, lambda: Perm(0).name, lambda: Perm('R'), lambda: ~Perm.RW, lambda: Perm.R.__or__(Perm.W)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class N(IntEnum):
    ONE = 1; TWO = 2
print(N.ONE, repr(N.ONE), N.ONE + 1, N.ONE < N.TWO, N.ONE == 1, f'{N.ONE}', '%d %s' % (N.ONE, N.ONE), json.dumps([N.ONE]), sorted([N.TWO, N.ONE]), N.ONE in [1], {1: 'a'}[N.ONE], [10, 20, 30][N.TWO], range(5)[N.TWO], isinstance(N.ONE, int), N(2), int(N.TWO), hash(N.ONE) == hash(1), format(N.ONE, '03d'))
class IF(IntFlag):
    A = 1; B = 2; C = 4
print(IF.A | IF.B, repr(IF.A | IF.B), IF.A | 8, repr(IF(15)), IF(0), ~IF.A, IF.A + 1, repr(IF.A & 1), list(IF.A | IF.C), f'{IF.A|IF.B}')
class S(StrEnum):
    A = auto(); B = 'bee'; LONG_NAME = auto()
print(S.A, repr(S.A), S.A == 'a', S.A.upper(), f'{S.B:>5}', S('bee'), S.LONG_NAME, ''.join([S.A, S.B]), json.dumps(S.A))
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def g(self): return 6.67300E-11 * self.mass / self.radius ** 2
print(Planet.EARTH.g, Planet.EARTH.value, Planet((3.303e+23, 2.4397e6)), repr(Planet.MERCURY))
class AutoName(Enum):
    def _generate_next_value_(name, start, count, last_values): return name.lower(), start, count, last_values
    A = auto(); B = auto()
print(list(AutoName))
class Miss(Enum):
    A = 'a'
    @classmethod
    def _missing_(cls, v):
        return cls.A if str(v).lower() == 'a' else None
print(Miss('A'))
try: Miss('z')
except ValueError as e: print(e)
A = Enum('A', 'X Y Z'); print(A, list(A), A.X.value, A.__module__)
B = Enum('B', {'P': 10, 'Q': 20}); print(list(B)); B2 = IntEnum('B2', ['U', 'V'], start=5); print(list(B2))
B3 = Flag('B3', [('a', 1), ('b', 2)]); print(B3.a | B3.b)
class Ordered(Enum):
    L = 1; H = 2
    def __lt__(self, o): return self.value < o.value if self.__class__ is o.__class__ else NotImplemented
print(sorted([Ordered.H, Ordered.L]), max(Ordered))
class Shape(Enum):
    SQ = staticmethod(lambda x: x * x) if False else 1
    _ignore_ = ['tmp']
    tmp = 5
print(list(Shape))
class NM(Enum):
    @nonmember
    class Inner: pass
    v = member(3)
    X = 1
print(list(NM), NM.Inner)
try:
    @verify(CONTINUOUS)
    class V(Enum):
        A = 1; B = 3
except ValueError as e: print(e)
class Bnd(Flag, boundary=KEEP):
    A = 1
print(Bnd(5), repr(Bnd(5)))
class Bnd2(Flag, boundary=CONFORM):
    A = 1
print(Bnd2(5))
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
class E2(Enum):
    A = None; B = False; C = [1]
print(list(E2), E2([1]), E2(None))
class Weekday(Enum):
    MON = 1; TUE = 2
    @classmethod
    def from_date(cls, n): return cls(n)
    @staticmethod
    def st(): return 5
print(Weekday.from_date(2), Weekday.st(), Weekday.MON.from_date(1), {Weekday.MON: 1}, str(Weekday.MON), Weekday.MON.__repr__())
