def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop("a"), d.pop("zz", None), d.setdefault("b", 9), d.setdefault("n", 9), d)
d.update({"b": 20}, e=5)
d.update([("f", 6), ("g", 7)])
d.update(h=8)
print(d)
print(d.popitem(), d.popitem(), d)
del d["b"]
print(d)
e = d.copy()
e.clear()
print(e, d, bool(e))
print(dict(a=1, b=2), dict([("x", 1)]), dict({"q": 1}, z=2), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict())
print({"a": 1} | {"b": 2, "a": 3}, {1: "one", 1.0: "float", True: "bool"})
f = {"a": 1}
f |= {"b": 2}
f |= [("c", 3)]
print(f)
print({1: 2} == {1: 2.0}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 3}, {} == [])
print({k: v * 2 for k, v in zip("abc", range(3))}, {**f, "z": 0})
print(list(reversed(f)), list(reversed(f.items())), list(reversed(f.values())))
attempt(lambda: d["nope"])
attempt(lambda: d.pop("nope"))
attempt(lambda: {}[(1, 2)])
attempt(lambda: {}.popitem())
attempt(lambda: {[]: 1})
attempt(lambda: {}.get([]))
attempt(lambda: {1: {}}[1][2])
attempt(lambda: dict([1, 2]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: dict(3))
attempt(lambda: dict(["ab", "cd"]))
attempt(lambda: {} | 3)
attempt(lambda: {} < {})
attempt(lambda: hash({}))
attempt(lambda: dict(1, 2))
attempt(lambda: {}.update(1, 2))
def remove():
    del d["nope"]
attempt(remove)
