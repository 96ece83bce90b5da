# Subclasses of deque: content by `__init__`, the class of copies, sums and products, copying through `__reduce__`.
import copy
from collections import deque


class Named(deque):
    pass


class Filled(deque):
    def __init__(self, *given):
        super().__init__(range(3))


class Bounded(deque):
    def __init__(self, size):
        super().__init__(maxlen=size)
        self.size = size


expressions = [
    "d.copy()", "d.__copy__()", "d + d", "d * 2", "2 * d", "d * 0", "d + deque([7])", "deque([7]) + d", "deque(d)",
    "type(d.__reversed__()).__name__", "list(reversed(d))", "repr(d)", "d == deque(d)", "d.__reduce__()[:3]",
    "list(d.__reduce__()[3])", "copy.copy(d)", "copy.deepcopy(d)", "d * -1",
]
for d in (Named([1, 2], 5), Named([1]), Filled(), Bounded(2)):
    for expression in expressions:
        try:
            result = eval(expression)
            print(expression, type(result).__name__, result)
        except Exception as error:
            print(expression, type(error).__name__, error)

last = Bounded(3)
for number in range(6):
    last.append(number)
print(last, last.size, last.maxlen)

d = Named([1, [2]], 5)
d.x = [3]
for made in (copy.deepcopy(d), copy.copy(d), d.copy()):
    print(made, getattr(made, "x", None), made.maxlen, made[1] is d[1])
circle = deque([1])
circle.append(circle)
twin = copy.deepcopy(circle)
print(twin[1] is twin, twin, hasattr(circle, "__deepcopy__"))

d = deque([1, 2, 3], 4)
d *= 2
print(d)
d *= 10 ** 12
print(d)
d *= 0
print(d)
d.__init__("abc")
print(d, d.maxlen)
d.__init__(maxlen=2)
print(d, d.maxlen)
d.__init__(iterable="xyz", maxlen=2)
print(d)
for arguments in ((5,), ([], -1), ([], "a"), ([], 1, 2)):
    try:
        d.__init__(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, d)
iterator = iter(deque([1, 2, 3]))
backward = reversed(deque([1, 2, 3]))
print(next(iterator), next(backward), list(iterator), list(backward))
d = deque(range(5))
backward = reversed(d)
print(next(backward))
d.append(5)
try:
    next(backward)
except RuntimeError as error:
    print(error)
for steps in range(-7, 8):
    d = deque(range(5), 5)
    d.rotate(steps)
    print(steps, list(d), end="; ")
print()


class Refusing(deque):
    def __new__(cls, *given):
        return super().__new__(cls) if not given else 5


try:
    Refusing().copy()
except TypeError as error:
    print(error)
