# Arithmetic and comparison of ints and floats in every mixture, also at the borders of exactness.
values = [0, 1, -3, 7, 2.5, -0.0, 1e300, 2**53, 2**53 + 1, -(2**62), 2**63, float("inf"), float("nan")]
for a in values:
    row = []
    for b in values:
        for name, op in (
            ("+", lambda: a + b), ("-", lambda: a - b), ("*", lambda: a * b), ("/", lambda: a / b),
            ("//", lambda: a // b), ("%", lambda: a % b),
        ):
            try:
                row.append(repr(op()))
            except (ZeroDivisionError, OverflowError) as error:
                row.append(type(error).__name__)
        row.append(f"{a < b}{a <= b}{a == b}{a != b}{a > b}{a >= b}")
    print(a, " ".join(row))
for base, exponent in ((2, 10), (-3, 3), (2, 62), (2, 63), (2, 64), (-2, 63), (10, 18), (10, 19), (0, 0), (2, -1), (2.0, 0.5), (9, 0.5), (2, 0.5)):
    print(base, exponent, base**exponent)
for a, b in ((1, 3), (-1, 61), (1, 62), (3, 63), (5, 0), (-8, 2), (-9, 70)):
    print(a << b, a >> b, a | b, a & b, a ^ b)
x = 5
x /= 2
x += 1
x *= 2.0
x -= 1
print(x, 7 // -2, -7 // 2, 7 % -3, -7 % 3, -7 // -2, -7 % -2, 5.5 // -2, 5.5 % -2)
