from collections import defaultdict
groups = defaultdict(list)
for w in ["apple", "bob", "cat", "alice"]:
    groups[w[0]].append(w)
counts = defaultdict(int)
for c in "hello":
    counts[c] += 1
nested = defaultdict(lambda: defaultdict(float))
nested["a"]["b"] += 1.5
print(dict(groups), dict(counts), {k: dict(v) for k, v in nested.items()}, groups["zzz"], len(groups), sorted(groups), groups.get("q"), "q" in groups)
print(list(groups.items())[0], defaultdict(set, {1: {2}}), counts | {"z": 9}, defaultdict(str)["x"] == "", groups.pop("zzz"), isinstance(groups, dict))
