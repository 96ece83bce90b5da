# A sequence is repeated by ints alone, whatever the other operand says.
from collections import deque


class X:
    def __mul__(self, other):
        return NotImplemented

    __rmul__ = __radd__ = __mul__


def in_place(a, b):
    a *= b


x = X()
for make in (
    lambda: [1] * x, lambda: x * [1], lambda: x * "a", lambda: x * (1,), lambda: b"a" * x, lambda: x * b"a",
    lambda: deque([1]) * 1.5, lambda: 1.5 * deque(), lambda: x * deque(), lambda: bytearray() * x,
    lambda: x * bytearray(), lambda: x * x, lambda: b"a" + x, lambda: range(3) * 2, lambda: in_place(x, "a"),
    lambda: in_place("a", x), lambda: in_place([1], x), lambda: in_place(x, [1]), lambda: in_place(None, "a"),
):
    try:
        print(make())
    except TypeError as error:
        print(error)
