print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, (str, (float, (int,)))))
print(isinstance(1, int | str), isinstance([], int | str), isinstance(None, int | None), issubclass(bool, int | str))
print(int | str, int | None, None | int, int | str | None, list[int] | None, type(int | str))
print((int | str) == (str | int), int | int, (int | str).__args__)
for args in [(1, 5), (1, [int]), (1, "int"), (1, (int, 5)), (1, ("a",)), (1, list[int])]:
    try:
        print(isinstance(*args))
    except TypeError as e:
        print(e)
for args in [(1, int), (int, 5), (int, (str, 5)), (5, (int,))]:
    try:
        print(issubclass(*args))
    except TypeError as e:
        print(e)
try:
    1 | int
except TypeError as e:
    print(e)
try:
    int | 1
except TypeError as e:
    print(e)


class A:
    pass


class B(A):
    pass


print(isinstance(B(), A), type(B()) is A, type(B()) == B, B() .__class__ is B, isinstance(A, type), isinstance(A(), object))
print(isinstance(len, type(len)), isinstance(lambda: 0, type(lambda: 0)), isinstance(3.0, (int, float)))
print(isinstance(5, ()), issubclass(int, ()), issubclass(A, A), issubclass(A, object))


class Fake:
    @property
    def __class__(self):
        return int


print(isinstance(Fake(), int), type(Fake()) is int)


def f(x: int | str = 1) -> int | None:
    return x


print(f.__annotations__)
from typing import Union, Optional
print(Union[int, str], Optional[int], 5)
print(A | None, A | B | int)
import types
print(types.UnionType, isinstance(int | str, types.UnionType))
