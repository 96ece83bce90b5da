def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


a = [3, 1, 2]
a.sort()
print(a, a.sort(reverse=True), a)
words = ["pear", "Fig", "apple", "fig", "banana"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "a")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
print(sorted([0.5, -1.5, 3.0, 2]), sorted("hello"), sorted({3: 1, 1: 2}), sorted([True, False, 2]))
big = [(i * 7919) % 1009 for i in range(1000)]
copy = sorted(big)
print(copy[:5], copy[-5:], all(x <= y for x, y in zip(copy, copy[1:])))
stable = sorted(range(300), key=lambda i: i % 3)
print(stable[:4], stable[100:104], stable[200:204])
stable = sorted(range(300), key=lambda i: i % 3, reverse=True)
print(stable[:4], stable[100:104], stable[200:204])
attempt(lambda: sorted([1, "a"]))
attempt(lambda: sorted([1, None, 2]))
attempt(lambda: sorted(3))
attempt(lambda: sorted())
attempt(lambda: [1].sort(lambda x: x))

class Card:
    def __init__(self, rank):
        self.rank = rank
    def __lt__(self, other):
        return self.rank < other.rank
    def __repr__(self):
        return f"Card({self.rank})"

print(sorted([Card(3), Card(1), Card(2)]), max([Card(1), Card(5)], key=lambda c: c.rank))
calls = []
def key(x):
    calls.append(x)
    return -x
print(sorted([1, 2, 3], key=key), calls)
bad = [3, 1, 2]
def mutate(x):
    bad.append(x)
    return x
attempt(lambda: bad.sort(key=mutate))
print(len(bad))
nan = float("nan")
print([3.0, nan, 1.0].sort(), sorted([3.0, 1.0, nan, 2.0]))
