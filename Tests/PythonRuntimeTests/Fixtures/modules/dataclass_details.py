from dataclasses import *
import dataclasses, inspect, copy, typing
from typing import *
@dataclass
class P:
    x: int
    y: float = 2.0
    tags: list = field(default_factory=list)
    z: int = field(default=3, repr=False, compare=False, metadata={'unit': 'm'})
p = P(1); print(p, p == P(1), p != P(2), fields(p)[3].metadata, [f.name for f in fields(P)])
print(asdict(p), astuple(p), replace(p, x=5), is_dataclass(P), is_dataclass(p), is_dataclass(int))
try: P()
except TypeError as e: print(e)
try: P(1, 2, 3, 4, 5)
except TypeError as e: print(e)
try: P(1, w=2)
except TypeError as e: print(e)
try: replace(p, q=1)
except TypeError as e: print(e)
try: hash(p)
except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = 'x'
f = F(1); print(hash(f) == hash(F(1)), f < F(2), sorted([F(3), F(1)]), F.__match_args__)
try: f.a = 2
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del f.a
except FrozenInstanceError as e: print(type(e).__name__, e)
try: f < 3
except TypeError as e: print(e)
@dataclass(slots=True, kw_only=True)
class S:
    a: int
    b: int = 2
s = S(a=1); print(s, S.__slots__, hasattr(s, '__dict__'))
try: S(1)
except TypeError as e: print(e)
try: s.c = 3
except AttributeError as e: print(e)
@dataclass
class Base:
    a: int
    b: int = 1
@dataclass
class Derived(Base):
    c: int = 3
    b: int = 9
print(Derived(1), inspect.signature(Derived), inspect.signature(P), inspect.signature(S))
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e: print(e)
@dataclass
class PI:
    a: int
    scale: InitVar[int] = 2
    total: int = field(init=False)
    count: ClassVar[int] = 0
    def __post_init__(self, scale): self.total = self.a * scale
print(PI(3), PI(3, 5), [f.name for f in fields(PI)])
@dataclass
class KW:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int
print(KW(1, c=3), inspect.signature(KW))
@dataclass(eq=False, repr=False)
class NE: x: int
print(NE(1) == NE(1), repr(NE(1))[:17])
@dataclass(unsafe_hash=True)
class UH: x: int
print(hash(UH(1)) == hash((1,)))
C = make_dataclass('C', ['x', ('y', int), ('z', int, field(default=5))], namespace={'s': lambda self: self.y + self.z}, bases=(Base,)) if False else make_dataclass('C', ['x', ('y', int), ('z', int, field(default=5))], namespace={'s': lambda self: self.y + self.z})
print(C(1, 2), C(1, 2).s(), C.__annotations__)
@dataclass
class Tree:
    v: int
    kids: 'list[Tree]' = field(default_factory=list)
t = Tree(1, [Tree(2), Tree(3, [Tree(4)])]); print(t, asdict(t)); t.kids.append(t); print(t)
print(asdict(P(1), dict_factory=lambda items: [k for k, v in items]), astuple(t.kids[0]))
@dataclass(order=True)
class Item:
    prio: int
    name: str = field(compare=False)
import heapq
h = []; [heapq.heappush(h, Item(i, n)) for i, n in [(3, 'c'), (1, 'a'), (2, 'b')]]; print(heapq.heappop(h), h)
try: fields(5)
except TypeError as e: print(e)
try: asdict(5)
except TypeError as e: print(e)
try: asdict(P)
except TypeError as e: print(e)
print(P.__doc__, P.__eq__.__qualname__, P.__init__.__annotations__, P.__repr__)if False else print(P.__doc__, P.__init__.__annotations__)
@dataclass(frozen=True)
class Fr: 
    x: int
    def __post_init__(self): object.__setattr__(self, 'y', self.x * 2)
print(Fr(3).y, Fr(3))
try:
    @dataclass(order=True, eq=False)
    class Z: x: int
except ValueError as e: print(e)
try:
    @dataclass(frozen=True)
    class FD(P): pass
except TypeError as e: print(e)
class WithProp:
    pass
@dataclass
class M:
    x: int
    def __eq__(self, o): return 'custom'
print(M(1) == 2, M.__hash__)
print(repr(P.__dataclass_params__)); print(P.__dataclass_fields__['x'].type, list(P.__dataclass_fields__))
match P(1, 5.0):
    case P(x=1, y=yy): print('matched', yy)
match F(1, 'q'):
    case F(1, b): print(b)
@dataclass
class G(Generic[T := TypeVar('T')]):
    v: T
print(G[int](3), G(4))
class Color: pass
@dataclass
class D1:
    x: int = dataclasses.field(default=1, kw_only=True)
    y: int = 0
print(D1(5), D1(5, x=2))
