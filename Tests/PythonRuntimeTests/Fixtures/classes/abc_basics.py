from abc import ABC, abstractmethod, ABCMeta


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Area."""

    @property
    @abstractmethod
    def name(self):
        ...

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


class Half(Shape):
    def area(self):
        return 0


print(Square(3).describe())
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__ == frozenset())
print(type(Shape).__name__, isinstance(Square(1), Shape), Shape.area.__isabstractmethod__)


class M(metaclass=ABCMeta):
    @abstractmethod
    def a(self): ...

    @classmethod
    @abstractmethod
    def c(cls): ...

    @staticmethod
    @abstractmethod
    def s(): ...


try:
    M()
except TypeError as e:
    print(e)


@Shape.register
class Fake:
    pass


print(issubclass(Fake, Shape), isinstance(Fake(), Shape), Fake.__mro__[1:] == (object,))


class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Hook:
            return any("quack" in B.__dict__ for B in C.__mro__)
        return NotImplemented


class Duck:
    def quack(self):
        pass


print(isinstance(Duck(), Hook), issubclass(int, Hook))


class Call(ABC):
    @abstractmethod
    def run(self):
        return "base"


class Impl(Call):
    def run(self):
        return super().run() + " impl"


print(Impl().run())
