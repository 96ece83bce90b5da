from __future__ import annotations
from dataclasses import dataclass, field
from typing import ClassVar, get_type_hints
@dataclass
class Tree:
    value: int
    left: Tree | None = None
    right: Tree | None = None
    count: ClassVar[int] = 0
t = Tree(1, Tree(2))
print(t, Tree.__annotations__["left"], [f for f in Tree.__dataclass_fields__])
def f(x: Undefined) -> AlsoUndefined: ...
print(f.__annotations__)
