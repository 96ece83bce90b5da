def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError
@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    def norm(self):
        return abs(self.x) + abs(self.y)
p = Point(1, 2)
q = Point(1, y=2)
print(p, p == q, p != Point(3), p.norm(), Point(5), p.tags is q.tags)
p.tags.append("t")
print(p, asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(p)], is_dataclass(p), is_dataclass(3))
attempt(lambda: Point())
attempt(lambda: Point(1, 2, [], 4))
attempt(lambda: Point(1, z=3))
attempt(lambda: Point(1, x=3))
attempt(lambda: hash(p))
attempt(lambda: p < q)
@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
v = Version(1, 2)
print(v, v < Version(1, 3), sorted([Version(2), v]), hash(v) == hash(Version(1, 2)), {v: 1}[Version(1, 2)])
def assign():
    v.major = 5
attempt(assign)
@dataclass
class Base:
    a: int
    b: int = 1
@dataclass
class Child(Base):
    c: int = 2
    hidden: int = field(default=0, repr=False)
    computed: int = field(init=False)
    def __post_init__(self):
        self.computed = self.a + self.c
print(Child(1), Child(1, 2, 3), Child(1).computed, Child(1) == Child(1), Base(1) == Child(1))
def bad():
    @dataclass
    class Bad:
        x: int = 1
        y: int
attempt(bad)
def mutable():
    @dataclass
    class Bad:
        x: list = []
attempt(mutable)
@dataclass
class Config:
    lr: float = 0.1
    name: str = "sgd"
    nested: Point = None
print(Config(), Config(nested=Point(1)), asdict(Config(nested=Point(1))), Config(lr=1) == Config(lr=1.0))
@dataclass(repr=False, eq=False)
class Plain:
    x: int
print(Plain(1) == Plain(1), Plain(1).x, Config.lr, Config.__name__)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1))
attempt(lambda: K(1))
