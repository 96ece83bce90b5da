# enumerate.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(enumerate([])), list(enumerate(iterable="a", start=1)), list(enumerate(range(2), 10**20)), list(enumerate({"k": 1})), dict(enumerate("xy"))),
    lambda: enumerate(),
    lambda: enumerate(5),
    lambda: enumerate("a", "b"),
    lambda: enumerate("a", 1.5),
    lambda: enumerate("a", 1, 2),
    lambda: enumerate("a", foo=1),
    lambda: enumerate("a", None),
    lambda: enumerate(start=1),
    lambda: (next(enumerate("")), 1),
    lambda: (next(enumerate("q", 3)), type(enumerate("")), enumerate.__name__),
)
e = enumerate("abc")
print(next(e), list(e), list(e), iter(e) is e, e.__next__ is not None)
for i, (a, b) in enumerate([(1, 2), (3, 4)], start=1):
    print(i, a, b)
attempt(
    lambda: enumerate("ab").missing,
    lambda: len(enumerate("ab")),
    lambda: enumerate("ab")[0],
)


def numbers():
    yield 1
    raise RuntimeError("stopped")


e = enumerate(numbers())
attempt(
    lambda: next(e),
    lambda: next(e),
    lambda: next(e),
    lambda: next(e, "over"),
)
