# iter, next, sentinels and iterators of one's own.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(it, None))
attempt(
    lambda: next(it),
    lambda: next([1]),
    lambda: next(5),
    lambda: next(),
    lambda: next(it, 1, 2),
    lambda: iter(5),
    lambda: iter(),
    lambda: iter(None),
    lambda: iter(5, 6),
    lambda: iter(int, 1, 2),
    lambda: (list(iter(lambda: 1, 1)), list(iter(iter([1, 2, 3]).__next__, 3))),
)
count = 0


def tick():
    global count
    count += 1
    return count


print(list(iter(tick, 5)), count)
c = iter(tick, 8)
print(next(c), next(c), type(c), list(c))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration("done")
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(3)), 2 in Countdown(5), [*Countdown(2)], dict.fromkeys(Countdown(2)), sorted(Countdown(3)), tuple(Countdown(2)), set(Countdown(2)), list(zip(Countdown(3), "ab")), " ".join(map(str, Countdown(3))))
a, b, c = Countdown(3)
print(a, b, c)
try:
    next(Countdown(0))
except StopIteration as stop:
    print("stopped", stop.value, stop.args)


class Sequence:
    def __getitem__(self, index):
        if index >= 3:
            raise IndexError
        return index * 10


print(list(Sequence()), 20 in Sequence(), 5 in Sequence(), [*Sequence()], max(Sequence()), list(enumerate(Sequence())), list(zip(Sequence(), "ab")), type(iter(Sequence())))
attempt(
    lambda: reversed(Sequence()),
    lambda: len(Sequence()),
)


class BadIter:
    def __iter__(self):
        return 5


class NoneIter:
    __iter__ = None


class BadNext:
    def __iter__(self):
        return self


attempt(
    lambda: iter(BadIter()),
    lambda: list(BadIter()),
    lambda: iter(NoneIter()),
    lambda: 1 in NoneIter(),
    lambda: iter(BadNext()),
    lambda: [x for x in 5],
)
try:
    for x in None: pass
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    for x in BadIter(): pass
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = 5
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: [*None],
    lambda: {**[1]},
    lambda: list(5),
    lambda: iter([]).__next__(),
    lambda: (type(iter([])), type(iter(())), type(iter({})), type(iter(set())), type(iter("")), type(iter(b"")), type(iter(range(1))), type(iter(lambda: 1, 1)), type(iter("é"))),
    lambda: (iter([1, 2]).__length_hint__(), iter((1,)).__length_hint__(), iter(range(5)).__length_hint__(), iter({1: 2}).__length_hint__(), reversed([1, 2]).__length_hint__()),
    lambda: (iter(it) is it, iter([1]) is iter([1])),
)
