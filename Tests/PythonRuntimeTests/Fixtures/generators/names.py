# The names of a generator are those of its function, as it is called by then.
import functools


def wrap(function):
    @functools.wraps(function)
    def inner(*args):
        yield from function(*args)
    return inner


class Holder:
    @wrap
    def walk(self):
        yield 1


made = Holder().walk()
print(made.__name__, made.__qualname__, repr(made).split(" at ")[0], list(made))
unnamed = (lambda: (yield))()
print(unnamed.__name__, unnamed.__qualname__)
