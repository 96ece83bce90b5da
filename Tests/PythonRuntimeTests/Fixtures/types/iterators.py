def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


it = iter([1, 2, 3])
print(next(it), list(it), next(it, "end"))
attempt(lambda: next(it))
attempt(lambda: next([1]))
attempt(lambda: iter(3))
attempt(lambda: next(iter([])))
print(type(iter([])), type(iter(())), type(iter({})), type(iter("")), type(iter(range(1))), type(iter(set())))
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Count(3)), sum(Count(5)), max(Count(4)), 2 in Count(5), sorted(Count(3)), tuple(Count(2)))
class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i
print(list(Seq()), 4 in Seq(), [x for x in Seq()])
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 4)))
def gen():
    yield 1
    yield 2
g = gen()
print(next(g), next(g), next(g, None), list(gen()), dict(enumerate(gen())))
a = [1, 2, 3, 4]
it = iter(a)
a.append(5)
print(list(it))
class Rev:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 10
print(list(reversed(Rev())), list(reversed("abc")), list(reversed((1, 2))), list(reversed({"a": 1, "b": 2})))
attempt(lambda: reversed({1}))
attempt(lambda: reversed(5))
a, *b = iter("xyz")
print(a, b)
print(list(iter({"k": 1})), [*Count(2)], {*Count(2)}, len(list(Count(10))))
