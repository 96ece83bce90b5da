# A special method whose __get__ raises: some operations do as if there were none. A method that is None: others raise.
import operator


class Failing:
    def __init__(self, name): self.name = name
    def __get__(self, instance, owner=None): raise ValueError(f"get {self.name}")


class Case:
    __repr__ = Failing("repr")
    __eq__ = Failing("eq")
    __ne__ = Failing("ne")
    __lt__ = Failing("lt")
    __ge__ = Failing("ge")
    __hash__ = Failing("hash")
    __iter__ = Failing("iter")
    __len__ = Failing("len")
    __dir__ = Failing("dir")
    __add__ = Failing("add")


def attempt(text, x):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


case = Case()
print(repr(case).startswith("<Case object at 0x"))
for text in ["x == 1", "1 == x", "x != 1", "x < 1", "1 > x", "x >= 1", "hash(x)", "iter(x)", "list(x)", "len(x)", "dir(x)",
             "x + 1", "[x] == [1]", "1 in [x]", "{x: 1}", "sorted([x, x])", "max(x, x)"]:
    attempt(text, case)


class Listed:
    __dir__ = staticmethod(lambda: ["b", "a", "b"])


print(dir(Listed()))
for name in ["eq", "ne", "lt", "hash", "iter", "len", "contains", "dir", "setitem", "delitem", "length_hint"]:
    kind = type("Case", (), {f"__{name}__": None})
    for text in ["x == 1", "x != 1", "x < 1", "hash(x) != 0", "list(x)", "len(x)", "1 in x", "dir(x) != 0",
                 "operator.setitem(x, 0, 1)", "operator.delitem(x, 0)", "operator.length_hint(x)"]:
        print(name, end=": ")
        attempt(text, kind())
