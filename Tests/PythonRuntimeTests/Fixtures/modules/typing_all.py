def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


from typing import List, Dict, Optional, Tuple, Union, Callable, Any, TypeVar, Generic, NamedTuple, Iterable, cast, TYPE_CHECKING, Literal
import typing
T = TypeVar("T")
def f(x: List[int], y: Optional[Dict[str, int]] = None, *args: Any, key: Callable[[int], str] = str) -> Tuple[int, ...]:
    return tuple(x)
print(f([1, 2]))
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []
    def push(self, item: T) -> None:
        self.items.append(item)
s = Stack[int]()
s.push(1)
print(s.items, TYPE_CHECKING, cast(int, "a"))
class Emp(NamedTuple):
    name: str
    age: int = 3
print(Emp("a"), Emp("b", 5).age, Emp(age=1, name="q"))
print(List[int], Optional[int], Union[int, str], Dict[str, List[int]], Callable[[int], str], Any, T, Tuple[int, ...], Literal["a", 1])
x: int = 5
z: "Unknown[int]" = 3
print(x, z, list[int], dict[str, int], tuple[int, ...], type[int] if False else None)
def g(a: int | None = None) -> "list[int] | None":
    return a
print(g(), g.__annotations__)
