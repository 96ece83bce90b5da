from collections import OrderedDict
d = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
d.move_to_end("a")
print(d, list(d), d.popitem(), d.popitem(last=False), d)
d["x"] = 9
d.move_to_end("x", last=False)
print(d, OrderedDict(a=1) == {"a": 1}, OrderedDict([("a", 1), ("b", 2)]) == OrderedDict([("b", 2), ("a", 1)]), list(reversed(d)), d | {"n": 1}, {"m": 0} | d, OrderedDict.fromkeys("ab", 0), OrderedDict(), d.copy(), isinstance(d, dict))
d |= {"k": 5}
print(d, d.keys(), list(d.values()), d.items(), d.pop("k"), d.setdefault("new", 1), d.get("zz"))
for call in (lambda: OrderedDict().popitem(), lambda: d.move_to_end("zz"), lambda: d["zz"], lambda: hash(d), lambda: OrderedDict(5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
