from typing import Generic, TypeVar, Iterator, Protocol
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []
    def push(self, item: T) -> "Stack[T]":
        self._items.append(item)
        return self
    def pop(self) -> T:
        return self._items.pop()
    def __iter__(self) -> Iterator[T]:
        return iter(self._items)
s = Stack[int]().push(1).push(2)
print(list(s), s.pop(), Stack.__name__, isinstance(s, Stack))
class Shape(Protocol):
    def area(self) -> float: ...
class Sq:
    def area(self) -> float:
        return 4.0
def total(shapes: list[Shape]) -> float:
    return sum(x.area() for x in shapes)
print(total([Sq(), Sq()]), total.__annotations__["return"], Stack.push.__annotations__["return"])
