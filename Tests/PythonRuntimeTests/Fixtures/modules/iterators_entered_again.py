# An iterable that asks the very iterator that asks it.
import itertools


class Again:
    def __init__(self):
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count == 3:
            return next(self.other)
        if self.count > 8:
            raise StopIteration
        return self.count


again = Again()
again.other = itertools.pairwise(again)
print(list(again.other))
again = Again()
one, again.other = itertools.tee(again)
print(list(one), list(again.other))


class Deeper:
    first = True

    def __iter__(self):
        return self

    def __next__(self):
        if self.first:
            self.first = False
            return next(one)
        return 1


one, other = itertools.tee(Deeper())
try:
    next(one)
except RuntimeError as e:
    print("RuntimeError", "tee" in str(e))


def pairs(stop, asks):
    """Pairs of an iterable that asks for pairs at some of its steps."""
    class Source:
        count = 0

        def __iter__(self):
            return self

        def __next__(self):
            self.count += 1
            if self.count in asks:
                return next(pairing, "none")
            if self.count > stop:
                raise StopIteration
            return self.count

    pairing = itertools.pairwise(Source())
    return list(itertools.islice(pairing, 12))


for asks in ((1,), (2,), (1, 2), (2, 3), (5,), (4, 5, 6), (1, 2, 3)):
    print(pairs(5, asks))
