# Dataclasses: what is kept, what is refused, in which order things happen.
import abc
import dataclasses
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import Any, ClassVar


def refused(make):
    try:
        make()
        print('accepted')
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


@dataclass
class OwnInit:
    x: int

    def __init__(self, x):
        self.x = 2 * x


print(OwnInit(3))


@dataclass
class Base:
    x: Any = 15.0
    y: int = 0


@dataclass
class Derived(Base):
    z: int = 10
    x: int


print(Derived(), [f.name for f in fields(Derived)])


@dataclass
class Counted:
    count: ClassVar[int] = 0
    limit: ClassVar[int] = field(default=5)
    name: str = 'n'
    note: 'ClassVar[str]' = 'class'


print(Counted(), Counted.limit, Counted.count, [f.name for f in fields(Counted)])
calls = []


def made(name):
    def factory():
        calls.append(name)
        return []
    return factory


@dataclass
class Ordered:
    a: int
    b: list = field(default_factory=made('b'), init=False)
    c: list = field(default_factory=made('c'))
    d: list = field(default_factory=made('d'), init=False)
    e: int = field(default=4, init=False)


print(Ordered(0), calls, 'e' in Ordered(0).__dict__)


def no_annotation():
    @dataclass
    class C:
        f = field()


def unhashable_default():
    class Bag:
        __hash__ = None

    @dataclass
    class C:
        bag: Bag = Bag()


def class_factory():
    @dataclass
    class C:
        x: ClassVar[list] = field(default_factory=list)


def two_stars():
    @dataclass
    class C:
        a: int
        _: KW_ONLY
        b: int
        __: KW_ONLY


def own_frozen():
    @dataclass(frozen=True)
    class C:
        x: int

        def __setattr__(self, name, value):
            pass


def own_hash():
    @dataclass(unsafe_hash=True)
    class C:
        x: int

        def __hash__(self):
            return 1


def own_slots():
    @dataclass(slots=True)
    class C:
        __slots__ = ('x',)
        x: int


def weak():
    dataclass(weakref_slot=True)(type('C', (), {}))


for make in (no_annotation, unhashable_default, class_factory, two_stars, own_frozen, own_hash, own_slots, weak,
             lambda: make_dataclass('C', ['for']), lambda: make_dataclass('C', ['a', 'a']),
             lambda: make_dataclass('C', ['1a']), lambda: make_dataclass('C', [()])):
    refused(make)


@dataclass
class WithInit:
    x: int
    y: InitVar[int]
    z: InitVar[int] = 7

    def __post_init__(self, y, z):
        self.total = self.x + y + z


item = WithInit(1, 2)
print(item, item.total, replace(item, x=5, y=3).total)
refused(lambda: replace(item, x=5))


class Doubling:
    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, instance, owner):
        return 100 if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value * 2)


@dataclass
class Described:
    size: Doubling = Doubling()


print(Described(), Described(4))
import re

print(re.sub(' at 0x[0-9a-f]+', '', repr(field(default=3))))
print(re.sub(' at 0x[0-9a-f]+', '', repr(fields(Base)[1])))


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def sides(self):
        ...


@dataclass
class Square(Shape):
    sides: int = 4


print(Square(), is_dataclass(Square), is_dataclass(3), is_dataclass(list[int]))


@dataclass(slots=True, weakref_slot=True)
class Slotted:
    a: int


print(Slotted.__slots__, Slotted(1))
Point = make_dataclass('Point', [('x', int), ('y', int, 5), 'z'][:2], bases=(Base,), namespace={'sum': lambda s: s.x + s.y})
print(Point(1), Point(1).sum(), Point.__mro__[1:])
