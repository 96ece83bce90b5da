# Dicts whose keys have hashes that agree in many of their bits, and dicts that grow, shrink and are copied.
diagonal = {(i << 32) | i: i for i in range(3000)}
print(len(diagonal), diagonal[(77 << 32) | 77], (5 << 32) in diagonal, ((5 << 32) | 6) in diagonal)
high = {i << 32: i for i in range(3000)}
print(len(high), high[2999 << 32], 1 in high, 0 in high)
wide = {i * ((1 << 61) - 1): i for i in range(60)}
print(len(wide), wide[59 * ((1 << 61) - 1)], (1 << 61) in wide)
signs = {n: str(n) for n in (-1, -2, 0, 1, 2, -(1 << 40), 1 << 40, 10 ** 30, -(10 ** 30))}
print(signs, signs[-1], signs[-2], signs.get(-3))
numbers = {1: "int", 1.5: "float", True: "bool", 2.0: "two", 2: "int two", 0.5: "half", -0.0: "zero"}
print(numbers, numbers[1.0], numbers[0], numbers.get(0.25), numbers.get(2.5))
halves = {k / 1024: k for k in range(2000)}
print(len(halves), halves[1.5], halves.get(3.0))


class Key:
    def __init__(self, name, number):
        self.name, self.number = name, number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        print("compared", self.name, other.name)
        return self.name == other.name

    def __repr__(self):
        return f"Key({self.name})"


table = {Key("a", 1): 1, Key("b", 1 << 32): 2, Key("c", (1 << 32) + 1): 3, Key("d", 1): 4, Key("a", 1): 5}
print(table)
print(table.get(Key("c", 2)), table[Key("c", (1 << 32) + 1)])
copied = dict(table)
print(copied == table, len(set(table)))
del copied[Key("a", 1)]
copied.update(table)
print(list(copied))

# Growing by one at a time, with some removed on the way.
grown = {}
for i in range(200):
    grown[i] = i * i
    if i % 3 == 0:
        del grown[i // 2 if i // 2 in grown else i]
print(len(grown), list(grown)[:8], sum(grown.values()))
queue = {}
for i in range(1000):
    queue[i] = None
    if len(queue) > 5:
        queue.pop(next(iter(queue)))
print(queue)
queue.clear()
queue["again"] = 1
print(queue, queue.popitem(), queue)
mixed = {None: 0, "": 1, (): 2, (1, "a"): 3, (1, 2.5): 4, frozenset({1}): 5, 1j: 6, b"x": 7, int: 8, ...: 9}
print([mixed[k] for k in (None, "", (), (1, "a"), (1, 2.5), frozenset({1}), 1j, b"x", int, ...)])
values = dict.fromkeys("abc", 0)
values["a"], values["b"], values["c"] = 1.5, "s", [1]
values["a"] = None
print(values, [type(v).__name__ for v in values.values()])
grid = {(x, y): x * y for x in range(60) for y in range(60)}
print(len(grid), grid[59, 59], (60, 0) in grid, sum(grid[x, x] for x in range(60)))
print(sorted({f"name{i}": i for i in range(500)}.items())[250], {1, 2} | dict.fromkeys([3, 4]).keys())
