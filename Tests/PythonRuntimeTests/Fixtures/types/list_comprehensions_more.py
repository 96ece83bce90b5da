# Comprehensions of every kind.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x % 3], [(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(3)], [x if x > 1 else -x for x in range(4)])
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)}, {k: v for k, v in zip("ab", (1, 2))}, {v: k for k, v in {"a": 1}.items()}, {(x, y) for x in (1, 2) for y in (1, 2)} == {(1, 1), (1, 2), (2, 1), (2, 2)})
print(sum(x for x in range(5)), list(x for x in "ab"), max((len(w), w) for w in ["a", "bbb", "cc"]), tuple(i for i in range(3)), any(x == 2 for x in [1, 2]), sorted((-x for x in range(3)), key=abs))
x = "outer"
print([x for x in range(3)], x, [y := 5, y + 1], y)
print([f(2) for f in [lambda v: v + 1, lambda v: v * 10]], [(lambda i=i: i)() for i in range(3)], [g() for g in [lambda: i for i in range(3)]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([row[1] for row in matrix], [[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row], [sum(row) for row in matrix], [a * b for a, b in zip(*matrix)])
print([i for i in range(5) if (half := i / 2) > 1], half, [last := i for i in range(3)], last)
print([c for c in "a-b" if c.isalpha()], {**{i: i for i in range(2)}, 5: 6}, [*(i for i in range(2)), *[9]], len([None for _ in range(4)]), [[] for _ in range(2)])
attempt(
    lambda: [1 / i for i in (1, 0)],
    lambda: [undefined for i in range(1)],
    lambda: [i for i in 5],
    lambda: {[]: 1 for i in range(1)},
    lambda: {[] for i in range(1)},
    lambda: [a for a, b in [(1,)]],
    lambda: [i for i in range(3)][7],
    lambda: (i for i in 5),
)


def generate():
    n = 10
    return [n + i for i in range(3)], [[n + i + j for j in range(2)] for i in range(2)]


print(generate())


class A:
    values = [1, 2]
    doubled = [v * 2 for v in values]


print(A.doubled)
