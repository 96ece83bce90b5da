# A list whose elements begin as one kind and become several, in the middle of everything a list can do.
def show(*values):
    print(*[repr(value) for value in values], [type(x).__name__ for value in values for x in value])


numbers = [1, 2, 3]
numbers[1] = "two"
show(numbers)
numbers[1] = 2.0
show(numbers, numbers[1:2], numbers[::2], numbers[::-1])
only = [1]
only[0] = None
only.append(None)
only[-1] = True
show(only)

# Equal values keep their types.
mixed = [True, 1, 1.0]
show(mixed, [1, True], [1.0, 1], [0, False, 0.0, -0.0], mixed.copy(), mixed + [False], [False] + mixed)
print(mixed.index(1.0), mixed.count(True), mixed == [1, 1, 1], [True] == [1], [1, 2] == [1.0, 2.0])
flags = [True] * 5
flags[3] = 1
show(flags, flags * 2)

# Appending another kind while the list is gone through.
grown = [1, 2, 3]
seen = []
for x in grown:
    seen.append(x)
    if len(grown) < 8:
        grown.append(str(x) if len(grown) % 2 else float(x))
show(grown, seen)
tail = []
for i, x in enumerate(seen):
    tail += [x] if i % 3 else [(x,), None]
show(tail)

# Slices: assigned, deleted, extended.
run = list(range(12))
run[2:4] = ["a", "b", "c"]
show(run)
run[::4] = [0.5, 1.5, 2.5, 3.5]
show(run)
del run[1::3]
show(run)
run[:] = ["x"] * 3
show(run)
run[1:1] = [1, 2]
show(run)
run[3:] = []
run[:0] = [None]
show(run)
run[len(run):] = ("end", 9)
show(run)
run[:] = []
run.append(7)
show(run)
whole = [1, 2, 3, 4]
whole[1:3] = whole
show(whole)
whole[2:2] = [whole[0], "m"]
show(whole)

# By itself, and by times.
twice = [1, 2]
twice.extend(twice)
twice += twice
twice.append("z")
twice.extend(twice)
show(twice)
times = [0] * 4
times[2] = "t"
times *= 3
show(times)
pair = [1, "p"] * 3
pair[0] = 2
show(pair, pair * 0, [] * 3, [None] * 3, [1.5] * 2 + [2])
times *= 0
times.append(0.25)
show(times)

# Insert, remove, pop, reverse.
places = [1, 2, 3]
places.insert(0, "first")
places.insert(2, 2.5)
places.insert(99, None)
places.insert(-1, (1,))
show(places)
places.remove(2.5)
places.remove(2)
print(places.pop(), places.pop(0), places.pop(-1))
show(places)
places.reverse()
show(places)
long = list(range(40))
long.insert(20, "middle")
long.reverse()
print(long.index("middle"), long.pop(19), len(long), sum(x for x in long if x != "middle"))
while long:
    long.pop()
long.append("again")
long.append(1)
show(long)
long.clear()
long.append(1)
show(long)

# Unpacking, zipping, comprehensions, other ways to make one.
first, *rest = [1, "b", 2.0, None]
show([first], rest)
show([x if x % 2 else str(x) for x in range(6)], [*range(2), *"ab", *[None]], list((1, 2)), list((1, "b")))
show(sorted([3, 1, 2]), sorted([2, 1.5, True]), sorted(["b", "a"], reverse=True), list(map(float, [1, 2])))
show("a b".split(), list("ab"), list({1: 2, "k": 3}), list(zip([1], ["a"])), [[]] * 2)
nested = [[1, 2], [3, "x"], 5]
nested[2] = nested[0]
nested[0][0] = "changed"
show(nested)
big = [1, 2, 10 ** 30, -(10 ** 30), 3]
show(big, sorted(big))
from_range = [9]
from_range.extend(range(3))
from_range.extend(x / 2 for x in range(2))
show(from_range)
