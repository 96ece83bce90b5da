# What the generated methods of a dataclass do in unusual cases.
import inspect
from dataclasses import InitVar, dataclass, field, fields


@dataclass
class Hidden:
    a: int
    b: int = field(default=3, init=False)
    c: list = field(default_factory=list, init=False)
    d: int = field(init=False)


h = Hidden(1)
print(vars(h), h.b, h.c)
try:
    print(h)
except AttributeError as error:
    print(error)


@dataclass
class Named:
    self: int
    other: int = 2
    id: int = 3
    hash: str = 'h'
    key: str = 'k'


print(Named(1), Named(1) == Named(1), Named(1) == Named(2), inspect.signature(Named))


@dataclass
class Given:
    total: int
    scale: InitVar[int] = 2
    note: InitVar[str] = ''
    parts: list = field(default_factory=lambda: [0], compare=False, repr=False)

    def __post_init__(self, scale, note):
        self.total *= scale
        self.note_seen = note


g = Given(4, note='x')
print(g, g.total, g.note_seen, g.parts, Given(4) == Given(4, parts=[9]))
print(inspect.signature(Given.__init__))
print(Given.__init__.__qualname__, Given.__init__.__name__, Given.__repr__.__qualname__, Given.__eq__.__defaults__)
for call in [lambda: Given(), lambda: Given(1, 2, 3, 4, 5), lambda: Given(1, total=2), lambda: Given(1, size=2)]:
    try:
        call()
    except TypeError as error:
        print(error)


@dataclass(order=True, frozen=True)
class Point:
    x: int
    y: float = field(default=0.5, hash=False)
    tags: tuple = field(default=(), compare=False)


p = Point(1, 2.0)
print(p < Point(1, 3.0), p <= p, p > Point(0), p >= Point(2), hash(p) == hash((1,)), {p: 1}[Point(1, 2.0)])
print(p.__lt__(3), p.__eq__(3), Point.__match_args__)
for change in [lambda: setattr(p, 'x', 2), lambda: delattr(p, 'y'), lambda: setattr(p, 'new', 1)]:
    try:
        change()
    except AttributeError as error:
        print(type(error).__name__, error)
try:
    p < 3
except TypeError as error:
    print(error)


@dataclass
class Node:
    value: int
    next: 'Node' = None


n = Node(1)
n.next = n
print(n)


@dataclass(kw_only=True)
class Options:
    rate: float = 0.1
    steps: int


print(Options(steps=3), inspect.signature(Options))
try:
    Options(1, 2)
except TypeError as error:
    print(error)


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = field(default=7, init=False)


s = Slotted(1)
print(s, s.b, Slotted.__slots__)
try:
    s.c = 1
except AttributeError as error:
    print(error)


@dataclass
class Base:
    a: int = 1

    @property
    def double(self):
        return 2 * self.a


@dataclass
class Derived(Base):
    b: int = 2
    a: int = 5


print(Derived(), Derived(3), Derived().double, [f.name for f in fields(Derived)])
try:
    @dataclass
    class Wrong:
        scale: InitVar[list] = field(default_factory=list)
except TypeError as error:
    print(error)


class Plain:
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)


@dataclass
class Watched(Plain):
    a: int
    b: int = 2


print(Watched(1))
