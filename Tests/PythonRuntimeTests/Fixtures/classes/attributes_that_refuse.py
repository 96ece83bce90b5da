# What the attributes of functions, classes and library objects refuse; the order of names in a class body and in locals().
import array
import datetime


def f(a, b=2): "words"


class A:
    "words"
    x: int = 1
    y: "str"


print(list(vars(A))[:4])
for text in ["f.__code__ = 5", "f.__name__ = 5", "f.__defaults__ = 5", "f.__annotations__ = 5", "f.__annotations__ = None",
             "f.__closure__ = 1", "f.__globals__ = 1", "del f.__name__", "del f.__qualname__", "del f.__code__", "del f.__doc__",
             "del f.__defaults__", "del f.__annotations__", "datetime.date(2020, 1, 1).year = 5",
             "array.array('i').typecode = 'd'"]:
    try:
        exec(text)
        print(text, "->", f.__doc__, f.__defaults__, f.__annotations__)
    except (TypeError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)


def outer(shared, plain):
    also = 10
    last = 5

    def inner(): return also, shared

    print(list(locals()), inner.__code__.co_freevars)


outer(1, 2)
