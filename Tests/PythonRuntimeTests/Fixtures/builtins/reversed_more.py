# reversed.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(4))), list(reversed({"a": 1, "b": 2})), list(reversed(b"ab")), "".join(reversed("é日")), list(reversed([])), list(reversed({1: 2}.items()))),
    lambda: reversed({1, 2}),
    lambda: reversed(5),
    lambda: reversed(x for x in []),
    lambda: reversed(),
    lambda: reversed([], []),
    lambda: reversed(sequence=[]),
    lambda: reversed(iter([])),
    lambda: reversed(None),
)


class Both:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return index * 2


class Own:
    def __reversed__(self):
        return iter("own")


class Refuses:
    __reversed__ = None

    def __len__(self):
        return 0

    def __getitem__(self, i):
        return 0


attempt(
    lambda: (list(reversed(Both())), list(reversed(Own())), type(reversed(Both())), type(reversed([])), type(reversed(())), type(reversed("")), type(reversed({}))),
    lambda: reversed(Refuses()),
)
r = reversed([1, 2, 3])
print(next(r), list(r), list(r), iter(r) is r)
for i, c in enumerate(reversed("xyz")):
    print(i, c)
