# zip, strict or not.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (list(zip()), list(zip("ab")), list(zip("ab", [1, 2])), list(zip("abc", [1], "xy")), list(zip(range(3), "abc", strict=True)), list(zip(strict=True)), list(zip(*[(1, 2), (3, 4)])), dict(zip("ab", range(2)))),
    lambda: list(zip("ab", [1], strict=True)),
    lambda: list(zip("a", [1, 2], strict=True)),
    lambda: list(zip("ab", "cd", "e", strict=True)),
    lambda: list(zip("a", "b", "cd", strict=True)),
    lambda: list(zip("ab", "c", "d", strict=True)),
    lambda: list(zip("", "", "d", strict=True)),
    lambda: zip(5),
    lambda: zip("a", 5),
    lambda: zip([1], None),
    lambda: zip("a", foo=1),
    lambda: zip("a", strict="yes").__class__,
)
z = zip("abc", [1, 2, 3])
print(next(z), list(z), list(z), iter(z) is z, type(z), next(z, None))
a = iter([1, 2, 3, 4, 5])
print(list(zip(a, a)), next(a, "used up"))
a = iter([1, 2, 3])
print(list(zip(a, [1])), list(a))
attempt(
    lambda: len(zip("a")),
    lambda: zip("a")[0],
)
rows = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*rows)), [list(column) for column in zip(*rows)], list(zip(*zip(*rows))))
