# Binary operators between every pair of kinds.
values = [2, 1.5, "ab", b"ab", [1], (1,), {1: 2}, {1}, None, 1j, range(2), True]
operators = [("+", lambda a, b: a + b), ("*", lambda a, b: a * b), ("%", lambda a, b: a % b), ("|", lambda a, b: a | b), ("-", lambda a, b: a - b), ("<", lambda a, b: a < b), ("==", lambda a, b: a == b), ("in", lambda a, b: a in b), ("//", lambda a, b: a // b), ("@", lambda a, b: a @ b), (">>", lambda a, b: a >> b)]
for name, operation in operators:
    for a in values:
        for b in values:
            try:
                print(repr(a), name, repr(b), "=", operation(a, b))
            except Exception as error:
                print(repr(a), name, repr(b), type(error).__name__ + ":", error)
