# slice objects and slice.indices.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


s = slice(1, 10, 2)
attempt(
    lambda: (s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, None), slice("a", [1], None), repr(slice(None, None, -1))),
    lambda: (slice(1, 10, 2).indices(5), slice(None).indices(4), slice(None, None, -1).indices(4), slice(-3, None).indices(5), slice(-100, 100).indices(5), slice(5, 1, -2).indices(10), slice(3, 1).indices(10), slice(None, -2).indices(0), slice(10**30, None, -1).indices(7), slice(None, None, 10**30).indices(7), slice(None, None, -(10**30)).indices(7)),
    lambda: slice(1, 2, 0).indices(5),
    lambda: slice(1.5).indices(5),
    lambda: slice("a").indices(5),
    lambda: slice(1).indices(-1),
    lambda: slice(1).indices("a"),
    lambda: slice(1).indices(),
    lambda: slice(),
    lambda: slice(1, 2, 3, 4),
    lambda: slice(start=1),
    lambda: (slice(1) == slice(1), slice(1) == slice(None, 1, None), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(1) == 5),
    lambda: hash(slice(1)),
    lambda: slice(1) < 5,
)
try:
    s.start = 3
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: s.missing,
    lambda: ([0, 1, 2, 3, 4, 5][slice(1, 4)], "abcdef"[slice(None, None, 2)], (1, 2, 3)[slice(-1, None)], range(9)[slice(2, 5)], b"abc"[slice(1)]),
)


class Shows:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


shows = Shows()
print(shows[1], shows[1:2], shows[:], shows[::2], shows[1, 2], shows[1:2, ...], shows[:, None], shows[...], shows["a":"b":"c"], shows[1,], shows[()], shows[-1], shows[1:2, ::3, 4])
shows[1:2] = 5
shows[...] = 6
shows[0, 1:] = 7
del shows[::2]
