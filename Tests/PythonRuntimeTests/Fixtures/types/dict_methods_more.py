# Every method of dict.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


d = {"a": 1, "b": 2, 3: None}
attempt(
    lambda: (d.get("a"), d.get("z"), d.get("z", 5), d.get(3, 7), d.keys(), d.values(), d.items(), len(d), "a" in d, 3.0 in d, d[3.0]),
    lambda: d["z"],
    lambda: d[(1, 2)],
    lambda: d[None],
    lambda: d.get(),
    lambda: d.get(1, 2, 3),
    lambda: d.get(key=1),
    lambda: d.pop("z"),
    lambda: (d.pop("z", None), d.pop("z", default := 3), d.pop(99, [])),
    lambda: d.pop(),
    lambda: d.pop(1, 2, 3),
    lambda: {}.popitem(),
    lambda: (d.setdefault("a", 9), d.setdefault("n", 9), d.setdefault("none"), d),
    lambda: d.setdefault(),
    lambda: (d.update({"a": 10}, b=20), d),
    lambda: (d.update([("x", 1), ["y", 2], "zw"]), d),
    lambda: (d.update(x=5), d),
    lambda: (d.update(), d),
    lambda: d.update(5),
    lambda: d.update([1]),
    lambda: d.update([(1,)]),
    lambda: d.update([(1, 2, 3)]),
    lambda: d.update(["abc"]),
    lambda: d.update({}, {}),
    lambda: d.update(None),
    lambda: d.update([([], 1)]),
    lambda: (d.popitem(), d.popitem(), d),
    lambda: (d.copy() == d, d.copy() is d, d.clear(), d),
    lambda: (dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys(range(2), []), dict.fromkeys({}), {}.fromkeys("x", 1)),
    lambda: dict.fromkeys(5),
    lambda: dict.fromkeys(),
    lambda: dict.fromkeys([[]]),
    lambda: (dict(), dict({"a": 1}), dict([("a", 1)]), dict(a=1, b=2), dict({"a": 1}, a=2, c=3), dict(zip("ab", [1, 2])), dict((("k", "v"),)), dict(["ab", "cd"])),
    lambda: dict(5),
    lambda: dict([1]),
    lambda: dict(["abc"]),
    lambda: dict({}, {}),
    lambda: dict(1, 2),
    lambda: dict([(1, 2), (3,)]),
    lambda: dict(**{"a": 1}, **{"b": 2}),
    lambda: dict(**{"a": 1}, **{"a": 2}),
    lambda: {**{"a": 1}, "a": 2, **{"b": 3}},
    lambda: {**5},
    lambda: ({"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, {} | {}),
    lambda: {"a": 1} | [("b", 2)],
    lambda: {"a": 1} | 5,
    lambda: [1] | {"a": 1},
    lambda: {} + {},
    lambda: {} < {},
    lambda: ({"a": 1} == {"a": 1.0}, {"a": 1} != {"a": 2}, {} == [], {1: 2, 3: 4} == {3: 4, 1: 2}),
    lambda: (list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items())), list(reversed({"a": 1, "b": 2}.values())), list({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}), max({"b": 1, "a": 2}), sum({1: 2, 3: 4}), tuple({1: 2})),
    lambda: ({1: "a", True: "b", 1.0: "c"}, {0: 1, False: 2}, {"a": 1, "a": 2}),
    lambda: {}.missing,
    lambda: {}.has_key(1),
    lambda: {}["a"]["b"],
    lambda: {"a": {"b": 1}}["a"]["b"],
    lambda: hash({}),
    lambda: {}(),
    lambda: {1: 2}[1:2],
)
try:
    d[[]] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    d[{}] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del d["zz"]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    d.foo = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
e = {"x": 1}
e |= {"y": 2}
e |= [("z", 3)]
print(e)
try:
    e |= 5
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    e += {}
except Exception as error:
    print(type(error).__name__ + ":", error)
for key in list(e):
    if key != "y":
        del e[key]
print(e, bool(e), bool({}), str(e), {"nested": {"k": [1, (2,)]}}, {1: {2: {}}})
e["self"] = e
print(e)
print({"a": 1}.__contains__("a"), {"a": 1}.__getitem__("a"), {"a": 1}.__len__(), {"a": 1}.__eq__({"a": 1}), {"a": 1}.__or__({"b": 1}), {}.__or__(5), {"a": 1}.__iter__().__next__())
