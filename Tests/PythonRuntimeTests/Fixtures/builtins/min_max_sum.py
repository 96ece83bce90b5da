def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max(1.5, 2), min([[2], [1, 5]]), max("a", "b"))
print(min([], default=0), max((), default=None), min([3, -4], key=abs), max("aB", "Ab", key=str.lower))
print(max([1, 1.0, True]), min([1.0, 1]), max({"a": 3, "b": 2}), max({"a": 3, "b": 20}, key={"a": 3, "b": 20}.get))
print(sum([1, 2, 3]), sum([1.5, 2]), sum([]), sum([[1], [2]], []), sum((1, 2), 10), sum([1], start=5), sum(x for x in range(5)))
print(sum([0.1] * 10), sum([True, True]), sum([2**62, 2**62, 2**62]), sum(range(1000)), sum([(1,), (2,)], ()))
print(any([0, 1]), any([]), all([1, 2]), all([]), all([1, 0]), any(x > 2 for x in range(5)), all("ab"))
attempt(lambda: min([]))
attempt(lambda: max())
attempt(lambda: max(1))
attempt(lambda: max(1, "a"))
attempt(lambda: min(1, 2, default=3))
attempt(lambda: sum(["a"]))
attempt(lambda: sum(["a"], ""))
attempt(lambda: sum(3))
attempt(lambda: sum([1, "a"]))
attempt(lambda: sum([[1]], start=[0]))
attempt(lambda: any(3))
attempt(lambda: all())
