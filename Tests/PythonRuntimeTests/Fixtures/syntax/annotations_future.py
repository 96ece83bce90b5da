from __future__ import annotations

x: undefined = 1
y: list[int | None]
print(__annotations__)


class C:
    a: Later
    b: C = None
    c: dict[str, "x"] = None
    d: lambda: 0
    e: a.b.c(1, k=2)[3:4]
    f: (1, 2)
    g: not   a  or b
    h: -1


print(C.__annotations__)


def f(a: Undefined, *, b: x.y = 1) -> Nothing[0]:
    return a


print(f.__annotations__, f(1))
