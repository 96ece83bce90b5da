# Views: live, set operations, comparison, errors.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), len(values), len(items))
d["d"] = 4
del d["a"]
print(keys, values, items, list(keys), list(values), list(items))
n = {1: "x", 2: "y", 3: "z"}
m = {2: "y", 3: "other", 4: "w"}
print(n.keys() & m.keys(), n.keys() | m.keys(), n.keys() - m.keys(), n.keys() ^ m.keys(), n.keys() & [1, 9], n.keys() - {1}, {1, 9} - n.keys(), {1, 9} | n.keys(), [5] | n.keys())
print(sorted(n.items() & m.items()), sorted(n.items() - m.items()), sorted(n.items() ^ m.items()), sorted(n.items() | {(9, "q")}))
print(n.keys() == {1, 2, 3}, n.keys() == m.keys(), n.keys() < {1, 2, 3, 4}, n.keys() <= {1, 2, 3}, n.keys() > {1}, n.keys() >= {1, 9}, n.keys() != {1}, n.keys() == [1, 2, 3], n.items() == {(1, "x"), (2, "y"), (3, "z")}, n.values() == n.values())
print(n.keys().isdisjoint({7, 8}), n.keys().isdisjoint([1]), n.items().isdisjoint(m.items()))
print(1 in n.keys(), 9 in n.keys(), "x" in n.values(), (1, "x") in n.items(), (1, "y") in n.items(), 1 in n.items(), (1,) in n.items())
print(list(reversed(n.keys())), list(reversed(n.values())), list(reversed(n.items())), n.keys().mapping, sorted(n.values()), max(n.items()), dict(n.items()), set(n.keys()), tuple(n.values()))
attempt(
    lambda: n.keys()[0],
    lambda: n.values() + [1],
    lambda: n.keys() + n.keys(),
    lambda: n.values() | {1},
    lambda: n.keys() & 5,
    lambda: n.keys() | None,
    lambda: n.keys() < [1],
    lambda: hash(n.keys()),
    lambda: {} in n.keys(),
    lambda: ([], 1) in n.items(),
    lambda: n.keys().missing,
    lambda: n.keys().add(1),
    lambda: (type(n.keys()), type(n.values()), type(n.items()), type(iter(n.keys())), type(iter(n.values())), type(iter(n.items())), type(reversed(n))),
    lambda: n.keys(1),
    lambda: type(n.keys())(),
    lambda: (repr({}.keys()), repr({}.values()), repr({}.items()), str({1: 2}.items())),
)
try:
    n.keys()[0] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
first, *rest = n.keys()
print(first, rest, *n.values(), next(iter(n)), next(iter(n.items())))
for (k, v), i in zip(n.items(), range(9)):
    print(k, v, i, end="; ")
print()
