# A limit below the present depth is refused.
import sys


def down(n):
    if n: return down(n - 1)
    try:
        sys.setrecursionlimit(20)
    except RecursionError as error:
        print(error)
    return sys.getrecursionlimit()


print(down(50))
for limit in [0, -1, "a", 10**10, 10**30, 1]:
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        print(type(error).__name__, error)
print(sys.getrecursionlimit())


class Case:
    @staticmethod
    def still(a: int = 1) -> str:
        "words"


wrapper = Case.__dict__["still"]
print(wrapper.__doc__, wrapper.__module__, wrapper.__name__, wrapper.__qualname__, wrapper.__annotations__, wrapper.__wrapped__ is Case.still)


class One:
    __slots__ = ("a",)


class Two:
    __slots__ = ("b", "__dict__")


try:
    class Both(One, Two): pass
except TypeError as error:
    print(error)
