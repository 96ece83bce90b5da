x: int = 1
y: "undefined name"
z: list[int]
print(__annotations__)


class C:
    a: int
    b: str = "b"
    c: "Later" = None
    print(__annotations__)


print(C.__annotations__)
print(hasattr(C, "a"), C.b)


def f(a: int, b: "str" = "x", *args: float, k: bytes = b"", **kw: dict) -> None:
    local: undefined_name = 1
    other: also_undefined
    return local


print(f.__annotations__)
print(f(1))
try:
    w: not_defined = 1
except NameError as e:
    print("NameError", e, w)
o = C()
o.attr: int = 5
print(o.attr)
d = {}
d["k"]: int = 6
print(d, sorted(__annotations__))
(paren): int = 7
print(paren, "paren" in __annotations__)


class D(C):
    e: float = 1.0


print(D.__annotations__)


def g() -> int:
    pass


print(g.__annotations__)
print((lambda: 0).__annotations__)


class E(C):
    pass


print(E.__dict__.get("__annotations__"))
