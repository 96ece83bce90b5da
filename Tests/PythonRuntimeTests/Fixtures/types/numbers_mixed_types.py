# Arithmetic between bool, int, float and complex gives the wider type.
values = [True, 3, 2.5, 1 + 2j]
for a in values:
    for b in values:
        row = []
        for symbol, f in (("+", lambda: a + b), ("-", lambda: a - b), ("*", lambda: a * b), ("/", lambda: a / b), ("//", lambda: a // b), ("%", lambda: a % b), ("**", lambda: a**b), ("divmod", lambda: divmod(a, b)), ("<", lambda: a < b), ("==", lambda: a == b), ("&", lambda: a & b), ("<<", lambda: a << b)):
            try:
                result = f()
                row.append(f"{symbol} {result!r} {type(result).__name__}")
            except TypeError as error:
                row.append(f"{symbol} {error}")
        print(a, b, row)
print(sum([True, 2, 3.5]), sum([1, 2j]), max(True, 2, 1.5), min(0.5, False), [True, 1, 1.0, 1 + 0j].count(1), True + 0.5, 3 * True, 2 ** True, 7 // True, 7 % 2.0, 10**2 / 4, 2 ** 0.5 * 2 ** 0.5, (1 + 2j) * (1 - 2j), abs(3 + 4j) == 5, int(7.9) + round(2.5), 5 / 2 * 2 == 5, 0.1 * 3, 1e3 + 1, 10**16 + 0.5, 2**53 + 1.0)
x = 1
for op in (lambda v: v + 1, lambda v: v * 1.0, lambda v: v / 2, lambda v: v + 1j, lambda v: v * v):
    x = op(x)
    print(x, type(x).__name__, end="; ")
print()
