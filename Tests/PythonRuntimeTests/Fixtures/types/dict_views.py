def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i)
d["d"] = 4
print(k, len(v), ("d", 4) in i, "d" in k, 4 in v, ("d", 5) in i)
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}))
print(k == {"a", "b", "c", "d"}, k >= {"a"}, k.isdisjoint({"q"}), i == dict(d).items())
print(list(map(str, v)), max(v), sum(v), sorted(i, key=lambda p: -p[1]))
for key, value in d.items():
    print(key, value, end=";")
print()
attempt(lambda: k[0])
attempt(lambda: v + [1])
print(type(k), type(v), type(i), type(iter(k)), type(iter(i)))
print({}.keys(), {}.values(), {}.items())
print(isinstance(k, list), list(zip(k, v)))
