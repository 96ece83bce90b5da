from dataclasses import dataclass, field, fields, asdict, astuple, replace, InitVar, KW_ONLY, is_dataclass, make_dataclass, MISSING
from typing import ClassVar, List, Optional
@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: List[str] = field(default_factory=list)
    hidden: int = field(default=3, repr=False, compare=False)
    made: str = field(init=False, default="here")
    kind: ClassVar[str] = "item"
a, b = Item("a"), Item("a", tags=["x"])
a.tags.append("y")
print(a, b, a == Item("a", 1.5, ["y"], 9), [f.name for f in fields(Item)], fields(a)[1].default, fields(Item)[2].default is MISSING, asdict(a), astuple(b), replace(a, name="z"), Item.__match_args__, is_dataclass(Item), is_dataclass(a), is_dataclass(5), Item.__doc__)
@dataclass
class Post:
    x: int
    scale: InitVar[int] = 2
    total: int = field(init=False)
    def __post_init__(self, scale):
        self.total = self.x * scale
@dataclass
class Kw:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int = 2
@dataclass(kw_only=True)
class AllKw:
    a: int
    b: int
print(Post(3), Post(3, 5).total, Kw(1, b=5), AllKw(b=2, a=1), make_dataclass("M", [("x", int), ("y", int, field(default=5))])(1))
for call in (lambda: Item(), lambda: Item("a", 1, [], 2, 3), lambda: Item("a", bad=1), lambda: Kw(1, 2), lambda: AllKw(a=1), lambda: AllKw(1), lambda: replace(a, nope=1), lambda: replace(a, made="x"), lambda: asdict(5), lambda: fields(5), lambda: replace(5), lambda: field(default=1, default_factory=list), lambda: a < b, lambda: hash(a)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
