from typing import get_type_hints, Optional, List, Union
class A:
    x: list["int"]
    y: "Optional[int]"
    z: dict[str, "A"]
    w: List["A"]
    v: Union["A", None]
    u: dict[str, list["A"]]
print(get_type_hints(A))
def f(a: list["int"], b: "A" = None, *args: "str", **k: 'float') -> "tuple[int, ...]": ...
print(get_type_hints(f))
