def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


from collections import defaultdict, OrderedDict
d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d, d["a"], len(d), d.get("zz"), "zz" in d, dict(d))
n = defaultdict(int)
for ch in "hello":
    n[ch] += 1
print(n, sorted(n.items()), n.default_factory)
nested = defaultdict(lambda: defaultdict(int))
nested["x"]["y"] += 1
print(nested["x"]["y"], list(nested))
attempt(lambda: defaultdict(3))
attempt(lambda: defaultdict()["q"])
print(defaultdict(int, {"a": 1}), defaultdict(int, a=2), defaultdict(None))
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o, list(o), o.popitem(), o.popitem(last=False), o, OrderedDict())
o["z"] = 1
o.move_to_end("z", last=False)
print(o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1}, isinstance(o, dict))
for k, v in o.items():
    print(k, v)
