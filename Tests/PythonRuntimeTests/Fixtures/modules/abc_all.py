def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


from abc import ABC, abstractmethod
import collections.abc
from collections.abc import Iterable, Mapping, Sequence, Callable
class Shape(ABC):
    @abstractmethod
    def area(self):
        pass
    @property
    @abstractmethod
    def name(self):
        pass
    def describe(self):
        return f"{self.name} {self.area()}"
class Square(Shape):
    def __init__(self, s):
        self.s = s
    def area(self):
        return self.s ** 2
    @property
    def name(self):
        return "square"
print(Square(3).describe(), isinstance(Square(1), Shape), issubclass(Square, ABC))
attempt(lambda: Shape())
class Half(Shape):
    def area(self):
        return 0
attempt(lambda: Half())
print(isinstance([], Iterable), isinstance(3, Iterable), isinstance({}, Mapping), isinstance("a", Sequence), isinstance(len, Callable))
print(isinstance((x for x in []), collections.abc.Iterator), isinstance([], collections.abc.Hashable), isinstance({}, collections.abc.Sized))
class It:
    def __iter__(self):
        return iter([])
print(isinstance(It(), Iterable), isinstance(It(), Mapping))
