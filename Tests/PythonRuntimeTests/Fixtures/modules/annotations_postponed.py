# Named tuples and typed dicts whose annotations are texts.
from __future__ import annotations
import typing


class Pair(typing.NamedTuple):
    left: int
    right: Pair | None = None


class Options(typing.TypedDict, total=False):
    a: int
    b: str


print(Pair.__annotations__, Pair.__new__.__annotations__, Pair(1))
print(Options.__annotations__, typing.get_type_hints(Options), Options.__annotations__["a"] == typing.ForwardRef("int"))
print(typing.ForwardRef("int", module="m"), typing.ForwardRef("int"), typing.NamedTuple("N", [("x", "int")]).__annotations__)
