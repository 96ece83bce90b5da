def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


import json
data = {"a": [1, 2.5, None, True], "b": {"c": "text \"q\" \n"}, "e": "\u00e9\u20ac", "big": 10**20, "neg": -0.5}
text = json.dumps(data)
print(text)
print(json.loads(text) == data, json.dumps(data, indent=2))
print(json.dumps([1, (2, 3)], separators=(",", ":")), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps("\u00e9", ensure_ascii=False))
print(json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps([]), json.dumps({}), json.dumps([[]], indent=1), json.dumps(float("nan")))
print(json.loads("[1, 2.0, \"x\", null, true, false, {\"k\": -1e3}]"), json.loads(" 5 "), json.loads("\"\\u00e9\\n\""))
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps({(1, 2): 3}))
attempt(lambda: json.loads(""))
attempt(lambda: json.loads("[1, 2"))
attempt(lambda: json.loads("{\"a\" 1}"))
attempt(lambda: json.loads("{'a': 1}"))
attempt(lambda: json.loads("[1] x"))
attempt(lambda: json.loads("nul"))
attempt(lambda: json.loads("[1,\n 2,\n x]"))
attempt(lambda: json.dumps(float("inf"), allow_nan=False))
attempt(lambda: json.loads(5))
class P:
    pass
print(json.dumps([P()], default=lambda o: type(o).__name__))
r = []
r.append(r)
attempt(lambda: json.dumps(r))
