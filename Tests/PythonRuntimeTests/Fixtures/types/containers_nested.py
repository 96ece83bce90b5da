data = {"layers": [{"w": [1.0, 2.0], "b": 0.5}, {"w": [3.0], "b": None}], "meta": ("x", {1, 2})}
print(data)
data["layers"][0]["w"][1] += 10
data["layers"].append({})
print(data["layers"], data["meta"][1] | {3})
table = {}
table[1, 2] = "a"
table[(3,)] = "b"
print(table, (1, 2) in table)
a = b = []
a.append(1)
print(b, a is b, [[]] * 2, [[] for _ in range(2)])
print([1, [2, (3, {4: [5]})]] == [1, [2, (3, {4: [5]})]], (1, [2]) == (1, [2]))
print(sorted({"b": 1, "a": 2}.items()), {**{"x": 1}, **{"y": 2}}, [*range(3), *"ab"])
r = [1]
s = (r,)
r.append(s)
print(s)
d = {}
d["k"] = [d]
print(d)
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan, (nan,) == (nan,), [1.0] == [1], {nan: 1}[nan])
