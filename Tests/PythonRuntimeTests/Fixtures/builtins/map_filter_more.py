# map and filter.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(None, [])), list(map(pow, [2, 3], [3, 2])), list(map(len, ["a", "bb"])), list(map("{}-{}".format, "ab", "cd")), list(map(int, "123"))),
    lambda: (list(filter(None, [0, 1, "", "a", [], [0], None])), list(filter(lambda x: x % 2, range(6))), list(filter(str.isalpha, "a1b2")), list(filter(bool, [])), list(filter(None, "")), list(filter({1, 2}.__contains__, [1, 3, 2]))),
    lambda: map(),
    lambda: map(str),
    lambda: map(str, 5),
    lambda: list(map(5, [1])),
    lambda: list(map(None, [1])),
    lambda: list(map(len, [1])),
    lambda: list(map(lambda: 1, [1])),
    lambda: list(map(lambda a: a, [1], [2])),
    lambda: map(str, [1], key=2),
    lambda: filter(),
    lambda: filter(None),
    lambda: filter(None, 5),
    lambda: filter(None, [1], [2]),
    lambda: list(filter(5, [1])),
    lambda: filter(function=None, iterable=[]),
)
m = map(str, iter([1, 2]))
print(next(m), list(m), list(m), iter(m) is m, type(m), type(filter(None, [])))


def fail(x):
    if x == 2:
        raise KeyError(x)
    return x


m = map(fail, [1, 2, 3])
attempt(
    lambda: next(m),
    lambda: next(m),
    lambda: next(m),
    lambda: next(m),
    lambda: list(map(lambda x: next(iter([])), [1, 2])),
    lambda: len(map(str, [])),
    lambda: map(str, [1])[0],
    lambda: (sum(map(int, "123")), max(map(abs, [-3, 2])), ",".join(map(str, range(3))), dict(map(lambda x: (x, x * x), range(3))), list(map(list, zip("ab", "cd"))), [*map(lambda *a: a, "ab", "cd", "ef")]),
)
