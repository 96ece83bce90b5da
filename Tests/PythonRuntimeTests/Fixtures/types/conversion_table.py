# Every constructor on every kind of value.
values = [0, 1, -5, 2**70, 1.5, -0.0, float("inf"), True, None, "", "12", " 7 ", "1.5", "abc", "1+2j", b"12", [], [1, 2], (1, 2), {}, {1: 2}, set(), {3}, range(3), 2j, ...]
for make in (int, float, complex, bool, str, list, tuple, set, frozenset, dict, bytes):
    print(make.__name__)
    for value in values:
        if make is bytes and value == 2**70:
            continue
        try:
            result = make(value)
            if isinstance(value, str) and make in (set, frozenset):
                result = sorted(result)
            print("  ", repr(value), "->", repr(result))
        except Exception as error:
            print("  ", repr(value), "->", type(error).__name__ + ":", error)
