import json
print(json.dumps({"a": [1, 2.5, None, True, "x\n\"é\u2028"], "b": {}, "c": []}), json.dumps("é", ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps((1, 2)), json.dumps(1e20), json.dumps(float("inf")), json.dumps(10**30))
print(json.dumps({"b": 1, "a": [1, {"x": 2}]}, indent=2, sort_keys=True))
print(json.dumps([1, [2, []]], indent="-"), json.dumps({"a": 1, "b": 2}, separators=(",", ":")), json.dumps([], indent=2), json.dumps({"k": object}, default=lambda o: o.__name__), json.dumps({(1,): 2, "a": 1}, skipkeys=True))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)
print(json.dumps(2 + 1j, cls=E), E().encode({"a": [1j]}), E(indent=1).encode([1]), "".join(json.JSONEncoder().iterencode([1, "a"])))
a = []
a.append(a)
for call in (lambda: json.dumps(object), lambda: json.dumps({(1,): 2}), lambda: json.dumps(a), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps({1j}), lambda: json.dumps(b"a"), lambda: json.dumps(1j, cls=json.JSONEncoder)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
