# in, len, iter, reversed, hash, bool and indexing of every kind of value.
values = [5, 1.5, None, "abc", b"abc", [1, 2], (1, 2), {1: "a"}, {1, 2}, frozenset({1}), range(4), 2j, len, int, ..., {1: 2}.keys(), zip([1]), iter([1])]
operations = [
    ("1 in", lambda v: 1 in v), ("len", len), ("next(iter)", lambda v: next(iter(v))), ("[0]", lambda v: v[0]), ("[0:1]", lambda v: v[0:1]),
    ("['k']", lambda v: v["k"]), ("list(reversed)", lambda v: list(reversed(v))), ("bool", bool), ("call", lambda v: v()), ("-", lambda v: -v), ("abs", abs),
    ("< 1", lambda v: v < 1), ("== 1", lambda v: v == 1), ("+ 1", lambda v: v + 1), ("* 2", lambda v: v * 2), ("% 2", lambda v: v % 2), ("sorted", sorted), ("sum", sum), ("max", max),
]
for name, operation in operations:
    for value in values:
        try:
            result = operation(value)
            text = "fine" if callable(result) or "object" in repr(result) else repr(result)
        except Exception as error:
            text = type(error).__name__ + ": " + str(error)
        print(name, type(value).__name__, "->", text if " at 0x" not in text else "address")
