# Generators and lazy iterators as arguments of everything.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


def numbers(n=4):
    for i in range(n):
        yield i


print(list(numbers()), tuple(numbers()), set(numbers()), sum(numbers()), max(numbers()), min(numbers(), default=9), sorted(numbers(), reverse=True), dict(enumerate(numbers())), ",".join(map(str, numbers())), list(zip(numbers(), "ab")), any(numbers()), all(numbers()), 2 in numbers(), list(map(lambda x: x * x, numbers())), list(filter(None, numbers())), [*numbers(2), *numbers(1)], {*numbers(3)}, frozenset(numbers(2)), bytes(numbers(3)), bytearray(numbers(2)), list(reversed(list(numbers()))), {i: i for i in numbers(2)}, dict.fromkeys(numbers(2)), len(list(numbers())), next(numbers()), "-".join(str(i) for i in numbers()), sum(i * i for i in numbers()), max((i % 3, i) for i in numbers()))
a, b, *c = numbers()
print(a, b, c)
items = [9]
items.extend(numbers(2))
items += numbers(1)
items[1:1] = numbers(2)
print(items)
s = {9}
s.update(numbers(2))
s |= set(numbers(3))
print(s, s.union(numbers(5)), s.intersection(numbers()), s.issuperset(numbers(2)), s.isdisjoint(numbers(1)))
print("%s %s" % tuple(numbers(2)), "{} {}".format(*numbers(2)), print(*numbers(), sep="+"), max(*numbers()), range(*numbers(2)), [x for x in numbers() if x % 2], list(numbers(0)), min(numbers(0), default="none"))


def failing():
    yield 1
    raise KeyError("stop here")


attempt(
    lambda: list(failing()),
    lambda: sum(failing()),
    lambda: dict.fromkeys(failing()),
    lambda: [*failing()],
    lambda: ",".join(failing()),
    lambda: sorted(failing()),
    lambda: set().union(failing()),
)
items = [0]
try:
    items.extend(failing())
except Exception as error:
    print(type(error).__name__ + ":", error)
print(items)
try:
    items[:] = failing()
except Exception as error:
    print(type(error).__name__ + ":", error)
print(items)
try:
    a, b = failing()
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = numbers(3)
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = numbers(1)
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: numbers()[0],
    lambda: len(numbers()),
    lambda: numbers() + numbers(),
    lambda: numbers().missing,
    lambda: (bool(numbers(0)), iter(g := numbers()) is g, type(g).__name__, g.__name__),
)
