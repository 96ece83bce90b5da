from collections import ChainMap
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
c = ChainMap(a, b)
print(c, c["y"], c["z"], list(c), len(c), dict(c), sorted(c.items()), c.get("q", 0), "z" in c, c.maps, c.parents, c.new_child({"n": 0}), c.new_child(k=1)["k"])
c["z"] = 9
c["new"] = 1
del c["x"]
print(a, b, c.pop("new"), list(c.keys()), list(c.values()), bool(ChainMap()), ChainMap({}, {"a": 1}) == {"a": 1}, ChainMap())
for call in (lambda: c["nope"], lambda: c.pop("zzz"), lambda: ChainMap().popitem(), lambda: c.__delitem__("qq")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
