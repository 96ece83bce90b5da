from itertools import groupby, tee, islice
print([(k, list(g)) for k, g in groupby("aabbca")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], list(groupby([])), {k: [x[1] for x in g] for k, g in groupby(sorted([("b", 1), ("a", 2), ("b", 3)]), lambda p: p[0])})
groups = list(groupby("ab"))
print([list(g) for _, g in groups])
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), len(tee("x", 3)), tee([1], 0))
i = iter(range(5))
x, y = tee(i)
print(list(islice(x, 2)), list(y), next(i, "end"), list(x))
for call in (lambda: tee([1], -1), lambda: tee(5), lambda: groupby(5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
