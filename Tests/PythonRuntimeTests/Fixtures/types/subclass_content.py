# What `__new__` makes of a built-in class and what `__init__`: subclasses that pass other arguments on, or none, to either.
import array
import collections
import decimal
import functools
import random
import types


def show(name, function):
    try:
        text = repr(function())
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    print(name, text)


cases = {
    "list": (list, ([1, 2],), list, ""),
    "dict": (dict, ({1: 2},), dict, ""),
    "set": (set, ([1],), set, ""),
    "frozenset": (frozenset, ([1],), sorted, ""),
    "tuple": (tuple, ([1, 2],), tuple, ""),
    "str": (str, ("ab",), str, ""),
    "bytes": (bytes, (b"ab",), bytes, ""),
    "bytearray": (bytearray, (b"ab",), bytes, ""),
    "int": (int, (5,), int, ""),
    "float": (float, (2.5,), float, ""),
    "complex": (complex, (1, 2), complex, ""),
    "deque": (collections.deque, ([1, 2], 5), list, ""),
    "Random": (random.Random, (5,), lambda stream: stream.random(), "6"),
    "array": (array.array, ("i", [1, 2]), list, ""),
    "partial": (functools.partial, (int, "5"), lambda made: made(), ""),
    "property": (property, (len,), lambda made: made.fget, ""),
    "staticmethod": (staticmethod, (len,), lambda made: made.__func__, ""),
    "classmethod": (classmethod, (len,), lambda made: made.__func__, ""),
    "Decimal": (decimal.Decimal, ("1.5",), str, ""),
    "Context": (decimal.Context, (5,), lambda made: made.prec, ""),
    "ModuleType": (types.ModuleType, ("m",), lambda made: made.__name__, ""),
    "Exception": (Exception, (1, 2), lambda error: error.args, ""),
    "ValueError": (ValueError, ("x",), lambda error: (error.args, str(error)), ""),
    "KeyError": (KeyError, ("x",), lambda error: (error.args, str(error)), ""),
    "type": (type, ("N", (), {}), lambda made: made.__name__, ""),
}


def attempts(cls, args, content):
    def passed_on():
        class S(cls):
            def __init__(self, mine):
                super().__init__(*args)
                self.mine = mine
        made = S(7)
        return content(made), made.mine, type(made).__name__

    def not_called():
        class S(cls):
            def __init__(self, *given):
                self.mine = 3
        made = S(*args)
        return content(made), made.mine

    def by_new():
        class S(cls):
            def __new__(owner, mine):
                made = super().__new__(owner, *args)
                made.mine = mine
                return made
        made = S(7)
        return content(made), made.mine

    def by_new_alone():
        class S(cls):
            def __new__(owner, mine):
                made = super().__new__(owner, *args)
                made.mine = mine
                return made
            def __init__(self, mine):
                pass
        made = S(7)
        return content(made), made.mine

    def plain():
        class S(cls):
            pass
        made = S(*args)
        made.x = 1
        return content(made), made.x

    def without():
        class S(cls):
            def __init__(self, *given, **named):
                super().__init__()
                self.mine = 3
        made = S(*args)
        return content(made), made.mine

    def again():
        made = cls(*args)
        made.__init__(*args)
        return content(made)

    def new_alone():
        return content(cls.__new__(cls, *args))

    def keyword():
        class S(cls):
            def __init__(self, *, mine=4):
                super().__init__(*args)
                self.mine = mine
        made = S(mine=9)
        return content(made), made.mine

    def slots():
        class S(cls):
            __slots__ = ("a",)
        made = S(*args)
        made.a = 2
        return content(made), made.a

    return passed_on, not_called, by_new, by_new_alone, plain, without, again, new_alone, keyword, slots


for name, (cls, args, content, skipped) in cases.items():
    for number, attempt in enumerate(attempts(cls, args, content), 1):
        if str(number) not in skipped:
            show(f"{name} {attempt.__name__}", attempt)
