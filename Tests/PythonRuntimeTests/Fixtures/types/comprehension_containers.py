print({i: {j for j in range(i)} for i in range(3)})
print([x for x in [1, 2, 3, 4] if x % 2 if x > 1], {x for x in "aab"} == {"a", "b"})
print(list(x * y for x in range(3) for y in range(2)), sum(x for x in (1, 2)))
print([[y for y in range(x)] for x in range(3)], {v: k for k, v in {"a": 1}.items()})
print([(a, b) for a, b in zip("ab", [1, 2])], tuple(i for i in range(3)), [i for i in range(3)][::-1])
x = 5
print([x for x in range(2)], x, [(lambda: i)() for i in range(3)])
print(dict((k, v) for k, v in [("a", 1)]), max(len(w) for w in ["a", "bbb"]), any(c.isdigit() for c in "a1"))
