# Too long for a collection at every safepoint
# Which operand of + and * has its turn when one is a sequence, and what the error says.
from collections import deque


class Adds:
    def __radd__(self, other): return "Adds.radd"
    def __rmul__(self, other): return "Adds.rmul"
    def __iter__(self): return iter([9])


class Declines:
    def __add__(self, other): return NotImplemented
    __radd__ = __mul__ = __rmul__ = __add__


class Index:
    def __index__(self): return 2


class Reflecting(list):
    def __radd__(self, other): return "Reflecting.radd"
    def __rmul__(self, other): return "Reflecting.rmul"


class Text(str):
    def __mul__(self, other): return NotImplemented


class Pair(tuple):
    def __add__(self, other): return NotImplemented


class Plain(list):
    pass


class Empty:
    pass


values = {
    "2": lambda: 2, "2.5": lambda: 2.5, "'ab'": lambda: "ab", "b'ab'": lambda: b"ab", "bytearray": lambda: bytearray(b"ab"),
    "[1]": lambda: [1], "(1,)": lambda: (1,), "{1}": lambda: {1}, "{}": lambda: {}, "None": lambda: None,
    "range": lambda: range(2), "deque": lambda: deque([1]), "Adds": Adds, "Declines": Declines, "Index": Index,
    "Reflecting": lambda: Reflecting([1]), "Text": lambda: Text("x"), "Pair": lambda: Pair((1,)), "Plain": lambda: Plain([1]),
    "Empty": Empty,
}


def add(a, b): return a + b
def multiply(a, b): return a * b


def add_in_place(a, b):
    a += b
    return a


def multiply_in_place(a, b):
    a *= b
    return a


for symbol, operate in {"+": add, "*": multiply, "+=": add_in_place, "*=": multiply_in_place}.items():
    for left, make_left in values.items():
        for right, make_right in values.items():
            try:
                result = operate(make_left(), make_right())
                print(left, symbol, right, "->", type(result).__name__, result)
            except TypeError as error:
                print(left, symbol, right, "->", error)
