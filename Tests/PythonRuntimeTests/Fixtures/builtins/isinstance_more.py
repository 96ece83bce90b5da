# isinstance and issubclass: tuples, unions, errors.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class Base:
    pass


class Child(Base):
    pass


attempt(
    lambda: (isinstance(1, int), isinstance(True, int), isinstance(1, bool), isinstance(1, float), isinstance("a", (int, str)), isinstance(1, ()), isinstance(1, (str, (float, int))), isinstance(None, type(None)), isinstance(int, type), isinstance(Child(), Base), isinstance(Base(), Child), isinstance(1, object), isinstance(len, type(print))),
    lambda: (isinstance(1, int | str), isinstance(None, int | None), isinstance(1.5, int | str), issubclass(int, int | str), isinstance("a", (int | None, str))),
    lambda: (issubclass(bool, int), issubclass(int, bool), issubclass(Child, Base), issubclass(Child, (int, Base)), issubclass(int, object), issubclass(Child, Child), issubclass(type, object), issubclass(KeyError, LookupError), issubclass(int, ())),
    lambda: isinstance(1, 5),
    lambda: isinstance(1, "int"),
    lambda: isinstance(1, (int, 5)),
    lambda: isinstance("x", (int, 5)),
    lambda: isinstance(1, None),
    lambda: isinstance(1, [int]),
    lambda: isinstance(1),
    lambda: isinstance(),
    lambda: isinstance(1, int, str),
    lambda: issubclass(1, int),
    lambda: issubclass(int, 1),
    lambda: issubclass(Child(), Base),
    lambda: issubclass(int),
    lambda: issubclass(int, (str, 5)),
)


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 5

    def __subclasscheck__(cls, subclass):
        return subclass is int


class Fives(metaclass=Meta):
    pass


attempt(
    lambda: (isinstance(5, Fives), isinstance(6, Fives), issubclass(int, Fives), issubclass(str, Fives), isinstance(Fives(), Fives), isinstance(5, (str, Fives))),
)


class Pretends:
    @property
    def __class__(self):
        return int


attempt(
    lambda: (isinstance(Pretends(), int), isinstance(Pretends(), Pretends), type(Pretends()) is Pretends, Pretends().__class__),
    lambda: (type(1), type(1) is int, type("a").__name__, type(Child()).__name__, type(None), type(type), type(int), type(Child()).__mro__[1:], type(Child) is type, Child.__bases__, Child.__base__, bool.__mro__, type(len), type(lambda: 1), type([].append), type(Child.__init__), type(...), type(NotImplemented), type(x for x in []), type(range(1)), type(slice(1)), type(1j), type(b""), type(iter([])), type({}.keys()), type(zip()), type(super), type(property), type(Exception()), type(ValueError)),
    lambda: type(),
    lambda: type(1, 2),
    lambda: (type("A", (), {})().__class__.__name__, type("B", (Child,), {"x": 5}).x, type("C", (int,), {})(7) + 1),
    lambda: type(1, (), {}),
    lambda: type("A", [], {}),
    lambda: type("A", (), []),
    lambda: type("A", (5,), {}),
    lambda: (callable(len), callable(int), callable(Child), callable(Child()), callable(lambda: 1), callable(5), callable("a"), callable(None), callable([].append), callable(type)),
    lambda: callable(),
    lambda: callable(1, 2),
)
