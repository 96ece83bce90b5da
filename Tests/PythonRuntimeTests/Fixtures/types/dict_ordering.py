# Dicts keep insertion order through every change.
d = {}
for key in "zebra":
    d[key] = len(d)
print(d, list(d))
d["z"] = 100
print(d)
del d["e"]
d["e"] = 5
print(d, d.popitem(), d)
d.update(b=7, q=8)
print(d)
d = {**d, "new": 1, **{"z": 2}}
print(d)
print({k: d[k] for k in sorted(d)}, sorted(d.items(), key=lambda item: item[1]), dict(sorted(d.items())), max(d, key=d.get), min(d.values()), dict(reversed(d.items())))
d.setdefault("later", []).append(1)
d.setdefault("later", []).append(2)
print(d, d.pop("z"), list(d)[0], next(iter(d)), list(d.items())[-1])
for i in range(20):
    d[i] = i
for i in range(0, 20, 2):
    del d[i]
d["x"] = 1
print(d, len(d))
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for word in ["apple", "avocado", "bean", "cherry", "blueberry"]:
    groups.setdefault(word[0], []).append(word)
print(groups, {k: len(v) for k, v in groups.items()})
print({1: 1, 2: 2} == {2: 2, 1: 1}, list({1: 1, 2: 2}) == list({2: 2, 1: 1}), {"a": {"b": {"c": 1}}}["a"]["b"]["c"])
nested = {"x": [1, {"y": (2, 3)}]}
nested["x"][1]["y"] += (4,)
print(nested)
while d:
    d.popitem()
print(d)
d["again"] = 1
print(d)
