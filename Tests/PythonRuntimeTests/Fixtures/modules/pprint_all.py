from pprint import pprint, pformat, pp
data = {"name": "x" * 30, "values": list(range(30)), "nested": {"b": [1, 2, {"c": "d" * 40}], "a": (1,)}, 3 if False else "z": None}
pprint(data)
pprint(data, width=40, compact=True)
pprint(data, depth=1)
pprint({"b": 1, "a": 2}, sort_dicts=False)
pp({"b": 1, "a": 2})
pprint([["a" * 30, "b" * 30], {"k": {1, 2, 3}}, "short"], width=50, indent=4)
print(pformat("word " * 30, width=40))
print(pformat({"x": 1}), pformat([]), pformat(()), pformat({1: {2: {3: 4}}}, depth=2), pformat(set()), pformat({3, 1, 2}))
a = [1]
a.append(a)
print(pformat(a).startswith("[1, <Recursion on list with id="))
from collections import OrderedDict, Counter, defaultdict, deque
pprint(OrderedDict([("key%d" % i, "v" * 20) for i in range(4)]))
pprint(Counter("abracadabra" * 3), width=20)
pprint(defaultdict(list, {"k": ["v" * 40, "w" * 40]}))
pprint(deque(range(40)))
