def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


print(list(enumerate("ab")), list(enumerate([5, 6], 1)), list(enumerate("a", start=10)))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), dict(zip("ab", [1, 2])))
print(list(zip([1, 2], [3, 4], strict=True)), [*zip(*[(1, 2), (3, 4)])])
attempt(lambda: list(zip([1, 2], [3], strict=True)))
attempt(lambda: list(zip([1], [3, 4], strict=True)))
attempt(lambda: list(zip([1], [3], [], strict=True)))
attempt(lambda: zip(1))
attempt(lambda: zip([1], 2))
attempt(lambda: enumerate())
attempt(lambda: enumerate(3))
print(list(map(lambda x: x * 2, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(str, range(3))))
print(list(filter(None, [0, 1, "", "a", None, []])), list(filter(lambda x: x > 1, [1, 2, 3])))
attempt(lambda: map(str))
attempt(lambda: list(map(3, [1])))
attempt(lambda: filter(None))
m = map(int, ["1", "x"])
print(next(m))
attempt(lambda: next(m))
for i, (a, b) in enumerate(zip([1, 2], "xy")):
    print(i, a, b)
print(type(zip()), type(map(str, [])), type(enumerate([])), type(filter(None, [])), type(reversed([])))
e = enumerate(["p", "q"])
print(next(e), next(e), next(e, "done"))
