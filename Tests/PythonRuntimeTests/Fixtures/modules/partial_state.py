# Partial objects: their keywords can be changed, they are copied with their state, and methods made of them.
import copy
from functools import partial, partialmethod, singledispatch, total_ordering, update_wrapper


def area(width, height=1, **more):
    return width * height, more


half = partial(area, 2)
half.keywords["height"] = 5
print(half(), half(height=6), half.keywords)
half.unit = "cm"
other = copy.copy(half)
print(other(), other.unit, other.args is half.args, partial(half, z=1).func is half)
deep = copy.deepcopy(partial(max, [1], key=len))
print(deep)


class Named(partial):
    pass


print(Named(len, "abc"))
half.__setstate__((max, (1, 2), {}, None))
print(half())
try:
    half.__setstate__((max, 1, {}, None))
except TypeError as error:
    print(error)


class Cell:
    def fill(self, *args, **kw):
        return args, kw

    three = partialmethod(fill, 3, b=4)
    five = partialmethod(three, 5, c=6)
    over = partialmethod(partial(fill, x=1), 7)
    static = partialmethod(staticmethod(lambda *args: args), 8)


cell = Cell()
print(cell.three(1), Cell.three(cell, 1), cell.five(), Cell.five(cell), cell.over(), cell.static(9))


@total_ordering
class Size(int):
    pass


print(Size(1) < Size(2))


def wrapped():
    """Words."""


wrapped.notes = {"a": 1}


def wrapper():
    pass


wrapper.notes = {"b": 2}
print(update_wrapper(wrapper, wrapped, updated=("notes",)).notes, wrapper.__doc__)


@singledispatch
def show(value):
    return "any"


for kind in (list[int], "text"):
    try:
        show.register(kind, print)
    except TypeError as error:
        print(error)
