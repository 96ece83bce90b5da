# Tuples of ints and strs as keys take a way of their own; everything else in a tuple goes the general one.
d = {(1, 2): "a", ("x", 1): "b", (): "e", (1.0, 2): "again"}
print(d, d[1, 2], d[True, 2], d["x", 1.0], d[()], (1, 3) in d, (2**70,) in d)
d[1, 3] = d[1, 2] + "!"
d["x", 1] = "changed"
print(d, len(d), d.get((1, 3)), d.pop((1, 3)), (1, 3) in d)
for key in [(1, [2]), ({},), (1, 5), ("x",)]:
    try:
        print(d[key])
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
class Odd:
    def __hash__(self): return hash(1)
    def __eq__(self, other): print("asked"); return other == 1
d[Odd(), 2] = "odd"
print(d[1, 2], d[Odd(), 2], (Odd(), 2) in d, len(d))
nan = float("nan")
e = {(nan, 1): 1, ("a" * 3, 2**63 - 1): 2}
print(e[nan, 1], e["aaa", 9223372036854775807], {((1, 2), 3): "nested"}[(1, 2), 3])
print(sorted({(i % 3, str(i % 2)) for i in range(20)}), {(1, 2)} & {(1.0, 2.0)}, hash((1, 2)) == hash((1.0, 2)), hash((-1, "")) == hash((-1, "")))
grid = {(x, y): x * y for x in range(3) for y in range(3)}
print(sum(grid.values()), [grid.get((x, 3), "-") for x in range(2)], max(grid, key=grid.get))
big = {}
for i in range(2000): big[i, i % 7] = i; big[str(i), i] = -i
print(len(big), big[1999, 1999 % 7], big["77", 77], all((i, i % 7) in big for i in range(2000)))
for i in range(0, 2000, 3): del big[i, i % 7]
print(len(big), (3, 3) in big, (4, 4) in big)
