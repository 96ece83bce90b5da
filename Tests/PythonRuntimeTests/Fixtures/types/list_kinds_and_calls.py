# Lists that change their kind while the language calls back: comparisons, keys, subclasses, iterators.
class Meddler:
    """Equal to nothing, and changes a list when asked."""

    def __init__(self, action):
        self.action = action

    def __eq__(self, other):
        self.action()
        return False

    def __hash__(self):
        return 1


data = [1, 2, 3]
print(data.count(Meddler(lambda: data.append("grown") if len(data) < 6 else None)), data)
data = [1, 2, 3]
try:
    data.index(Meddler(lambda: data.__setitem__(0, "set")))
except ValueError as error:
    print(type(error).__name__, data)
data = [1, 2, 3]
print(Meddler(lambda: data.clear()) in data, data)
data = list(range(20))
print(Meddler(lambda: data.insert(0, None) if len(data) < 23 else None) in data, data)
data = [5, 6]
left, right = [Meddler(lambda: data.append(1.5)), 1], [2, 1]
print(left == right, data)
data = [1, 2, 3, 4]
data.remove(3)
try:
    data.remove(Meddler(lambda: data.pop() if data else None))
except ValueError as error:
    print(error, data)


# Sorting: the key sees an empty list, and what it does is found out.
items = [3, 1, 2]


def key(x):
    print("during", items)
    return -x


items.sort(key=key)
print(items)


def meddling(x):
    items.append("more")
    return x


try:
    items.sort(key=meddling)
except ValueError as error:
    print(error, items)


def changing(x):
    return str(x) if x == 2 else x


try:
    items.sort(key=changing)
except TypeError as error:
    print(error, sorted(items))
pairs = [(1, "b"), (1, "a"), (0, "c"), (1.0, "a")]
print(sorted(pairs), sorted(pairs, reverse=True), sorted(pairs, key=lambda p: p[1]))
words = ["delta long enough", "delta long", "alpha", "delta long enoug", "", "a\0b", "a"]
print(sorted(words), sorted(words, key=len), sorted(words, reverse=True))
print(sorted([2.5, -0.0, 0.0, -1.5, float("inf")]), sorted([3, 1.5, True, False, 2]))
print(sorted([(1, 2, 3), (1, 2), (1,), (0, 9)]), sorted([(2, "b"), (1, None)]), sorted([("b", 1), ("a" * 20, 2), ("a" * 20, 1)]))
print(sorted(range(100), key=lambda i: (i * 37 % 10, -i))[:12], sorted(range(70), key=lambda i: i // 7, reverse=True)[:9])


class Backwards(int):
    def __lt__(self, other):
        return int(self) > int(other)


print(sorted([Backwards(i) for i in (2, 3, 1)]), sorted([1, Backwards(2), 3]))
calls = []


class Counted:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        calls.append((self.n, other.n))
        if len(calls) == 5:
            raise RuntimeError("enough")
        return self.n < other.n


several = [Counted(n) for n in (5, 2, 4, 1, 3)]
try:
    several.sort()
except RuntimeError as error:
    print(error, sorted(c.n for c in several), calls)


# Subclasses of list and of int.
class Stack(list):
    def __getitem__(self, index):
        return ("seen", super().__getitem__(index))

    def append(self, value):
        super().append(value)
        super().append(str(value))


stack = Stack([1, 2])
stack.append(3)
print(stack, stack[0], stack[-1], list(stack), [x for x in stack], sorted(stack, key=str), len(stack * 2), stack + [None])


class Small(int):
    pass


small = [Small(1), 2, True]
print(small, [type(x).__name__ for x in small], small[0] + 1, sum(small))
small = [1, 2]
small[0] = Small(7)
print([type(x).__name__ for x in small], small)
same = [Small(1), Small(2)]
same.append(3)
print([type(x).__name__ for x in same])

# Iterators keep their place when the kind changes under them.
source = [1, 2, 3]
iterator = iter(source)
print(next(iterator))
source[1] = "changed"
print(next(iterator), iterator.__length_hint__())
source.append(None)
print(list(iterator), list(iterator))
backwards = reversed([1, "b", 2.0])
print(next(backwards), list(backwards))
source = [1, 2]
iterator = iter(source)
next(iterator)
source.clear()
source.append("new")
print(list(iterator), source)

# Very many, and then one other.
many = [0] * 3000
many[1500] = "x"
print(many.index("x"), many.count(0), many[1499:1502], len(many + many))
many.extend(many)
print(many.count("x"), many[4500], many[-1])
del many[1500]
del many[10:2900]
print(many.index("x"), len(many))
grid = [[0] * 3 for _ in range(3)]
grid[1][1] = 0.5
grid[2] = None
print(grid)
import random

random.seed(3)
shuffled = list(range(6)) + ["six", None]
random.shuffle(shuffled)
print(shuffled, random.sample(shuffled, 3))
import copy
import heapq

print(copy.copy(shuffled) == shuffled, copy.deepcopy([1, [2, "x"], 3.5]))
heap = [5, 3, 8]
heapq.heapify(heap)
heapq.heappush(heap, 1.5)
heapq.heappush(heap, True)
print([heapq.heappop(heap) for _ in range(5)])
print(", ".join(["a", "b"]), "-".join([str(x) if x else "zero" for x in range(3)]))
try:
    ",".join(["a", 1])
except TypeError as error:
    print(error)
print(max([1, 2.5, True]), min(["b", "a"]), sum([1, 2.5, True]), sum([[1], ["a"]], []))
