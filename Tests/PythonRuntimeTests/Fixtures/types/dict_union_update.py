# Merging dicts, with values of every kind and in every way.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


base = {"a": 1, "b": {"x": 1}}
other = {"b": {"y": 2}, "c": [3]}
print(base | other, other | base, {**base, **other}, dict(base, **other), dict(base, z=9), base)
base |= other
print(base, base["b"] is other["b"])
d = {}
d.update(a=1)
d.update({"b": 2}, c=3)
d.update([("d", 4), ("e", 5)])
d.update(zip("fg", (6, 7)))
d.update({k: v * 2 for k, v in d.items() if v > 4})
print(d)


class Mapping:
    def keys(self):
        return ["k1", "k2"]

    def __getitem__(self, key):
        return key.upper()


print(dict(Mapping()), {**Mapping()}, {"z": 0} | dict(Mapping()), (lambda **k: k)(**Mapping()))
d = dict.fromkeys("abc", [])
d["a"].append(1)
print(d, dict.fromkeys(["x", "y"]), dict.fromkeys(range(3), 0), {}.fromkeys("q", 1))
counts = {}
for word in "the cat the dog the end".split():
    counts[word] = counts.setdefault(word, 0) + 1
print(counts, {v: k for k, v in counts.items()}, [k for k, v in counts.items() if v == 1], sum(counts.values()), max(counts.items(), key=lambda i: i[1]))
nested = {}
for path, value in [("a.b", 1), ("a.c", 2), ("d", 3)]:
    node = nested
    *parents, last = path.split(".")
    for part in parents:
        node = node.setdefault(part, {})
    node[last] = value
print(nested, nested["a"].pop("b"), nested, nested.get("z", {}).get("y"), nested.pop("zz", "gone"))
print({} | {}, {1: 2} == {1: 2}, {1: 2} | {1: 3}, len({**{1: 1}, **{2: 2}}), list({"b": 1} | {"a": 2}), "b" in {"a": 1} | {"b": 2})
attempt(
    lambda: {"a": 1} | [("b", 2)],
    lambda: {"a": 1} | None,
    lambda: dict([1, 2]),
    lambda: dict([(1, 2, 3)]),
    lambda: dict(5),
    lambda: {**5},
    lambda: {**[("a", 1)]},
    lambda: {}.update(5),
    lambda: {}.update([5]),
    lambda: {}.update(["ab", "c"]),
)
x = {"a": 1}
x |= [("b", 2)]
print(x)
try:
    x |= 5
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    x |= [1]
except Exception as error:
    print(type(error).__name__ + ":", error)
