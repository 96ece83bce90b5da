def f(d):
    match d:
        case {"kind": "circle", "r": r}:
            return f"circle {r}"
        case {"kind": "rect", "w": w, "h": h, **rest}:
            return f"rect {w}x{h} {rest}"
        case {"kind": str(kind)}:
            return f"unknown {kind}"
        case {1: one, -2: two}:
            return one, two
        case {}:
            return "some mapping"
        case _:
            return "not a mapping"


print(f({"kind": "circle", "r": 2, "extra": 1}))
print(f({"kind": "rect", "w": 1, "h": 2}))
print(f({"kind": "rect", "w": 1, "h": 2, "color": "red", 3: 4}))
print(f({"kind": "line"}))
print(f({"kind": 5}))
print(f({1: "a", -2: "b"}))
print(f({}), f([]), f(None))

from collections import defaultdict, OrderedDict

d = defaultdict(list)
match d:
    case {"missing": x}:
        print("found", x)
    case {}:
        print("not created", dict(d))
match OrderedDict(a=1, b=2):
    case {"a": a, **others}:
        print(a, others, type(others).__name__)


class M(dict):
    pass


match M(x=1):
    case {"x": 1}:
        print("subclass matches")

key = "k"


class Keys:
    K = "k"


match {"k": 7}:
    case {Keys.K: v}:
        print(v)
try:
    class Same:
        A = "x"
        B = "x"
    match {"x": 1}:
        case {Same.A: p, Same.B: q}:
            print(p, q)
except ValueError as e:
    print("ValueError", e)
