from dataclasses import dataclass, field, FrozenInstanceError, asdict
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)
print(V(1) < V(2), V(1, 5) > V(1, 2), sorted([V(3), V(1, 2)]), hash(V(1)) == hash(V(1, note="x")), V(1) == V(1, note="x"), {V(1): "a"}[V(1)], V(1) <= V(1), max(V(1), V(0, 9)))
@dataclass(slots=True)
class S:
    x: int
    y: int = 4
@dataclass(unsafe_hash=True)
class H:
    x: int
@dataclass(repr=False, eq=False)
class Bare:
    x: int
@dataclass
class Custom:
    x: int
    def __repr__(self):
        return "custom"
    def __eq__(self, other):
        return True
print(S(1), S.__slots__, hash(H(1)) == hash(H(1)), Bare(1) == Bare(1), Custom(1), Custom(1) == 5, V.__dataclass_params__)
@dataclass
class Base:
    x: int = 1
    def hi(self):
        return f"hi {self.x}"
@dataclass
class Derived(Base):
    y: int = 2
    x: int = 5
@dataclass
class Empty:
    pass
print(Derived(), Derived(9).hi(), Empty(), Empty() == Empty(), Base(1) == Derived(1), asdict(Derived()), Derived.__init__.__qualname__, Base.__eq__.__name__)
match V(1, 2):
    case V(major=m, minor=n):
        print(m, n)
def frozen_from_plain():
    @dataclass(frozen=True)
    class A(Base):
        pass
def plain_from_frozen():
    @dataclass
    class A(V):
        pass
def mutable():
    @dataclass
    class A:
        x: list = []
def order():
    @dataclass
    class A:
        x: int = 1
        y: int
def clash():
    @dataclass(order=True)
    class A:
        x: int
        def __lt__(self, other): pass
def noeq():
    @dataclass(eq=False, order=True)
    class A:
        x: int
for call in (lambda: setattr(V(1), "major", 2), lambda: delattr(V(1), "major"), lambda: setattr(S(1), "z", 1), lambda: V(1) < 5, frozen_from_plain, plain_from_frozen, mutable, order, clash, noeq):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e, isinstance(e, FrozenInstanceError))
