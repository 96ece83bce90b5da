print([x * y for x in range(3) for y in range(x)])
print([[i * j for j in range(3)] for i in range(3)])
print({x: x * x for x in range(3)}, {x % 2 for x in range(5)})
print(list(x for x in range(5) if x % 2 if x > 1))
print([(a, b) for a, b in {"x": 1, "y": 2}.items()])
print([a for a, *b in [(1, 2), (3, 4, 5)]])
n = 10
print([n + i for i in range(2)], n)
x = "outer"
print([x for x in range(2)], x)


def f():
    y = 5
    return [y + i for i in range(3)], {y: i for i in range(2)}


print(f())
print(sum(i for i in range(4)), max((len(w), w) for w in ["a", "ccc", "bb"]))
g = (print("side", i) or i for i in range(2))
print("made")
print(next(g))
print(list(g))
matrix = [[1, 2], [3, 4]]
print([list(row) for row in zip(*matrix)])
print([[row[i] for row in matrix] for i in range(2)])
print([lambda: i for i in range(3)][0]())
print(list((lambda: i)() for i in range(3)))
try:
    [y for y in undefined_iterable]
except NameError as e:
    print(e)
try:
    [1 / z for z in [1, 0]]
except ZeroDivisionError as e:
    print(e)
print([c for c in "héllo"], {c: i for i, c in enumerate("ab")})
print([i for i in range(5) if i > 1 and i < 4 or i == 0])
print({**{i: i for i in range(2)}, 5: 5})
print([j for i in [[1], [2, 3]] for j in i if j != 2])
print(type(i for i in ()).__name__, type([i for i in ()]).__name__)


class A:
    items = [1, 2]
    doubled = [i * 2 for i in items]


print(A.doubled)
