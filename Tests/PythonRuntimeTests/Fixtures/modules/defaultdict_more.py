from collections import defaultdict
d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, dict(d), d.default_factory, "c" in d, d.get("c"), len(d), defaultdict(int, {"x": 1}), defaultdict(lambda: 5)["q"])
tree = lambda: defaultdict(tree)
t = tree()
t["x"]["y"] = 1
print(t["x"]["y"], defaultdict(None, a=1), d.copy(), type(d | {"z": 1}).__name__, defaultdict(int, a=1) == {"a": 1})
d["self"] = d
print(defaultdict(set))
class D(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
print(D()["ab"], D(int))
for call in (lambda: defaultdict(5), lambda: defaultdict(None)["k"], lambda: hash(defaultdict(int)), lambda: defaultdict(int, 5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
