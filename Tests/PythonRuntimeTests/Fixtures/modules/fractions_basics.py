from fractions import Fraction as F
print(F(1, 2) + F(1, 3), F(3, 6), F("0.75"), F("-1/4"), F(0.5), F(7), repr(F(1, 3)), F(1, 2) * 2, F(1, 2) / 3, 1 - F(1, 4), F(7, 2) // 1, F(7, 2) % 1, -F(1, 2), abs(F(-1, 2)))
print(F(1, 2) + 0.5, F(1, 2) == 0.5, F(1, 2) < F(2, 3), F(1, 2) ** 2, F(1, 2) ** -2, 2 ** F(1, 2), F(4) ** F(1, 2), round(F(5, 2)), round(F(22, 7), 2), int(F(7, 2)), float(F(1, 3)), divmod(F(7, 2), 1))
print(F(3.14159).limit_denominator(100), F(1, 3).numerator, F(1, 3).as_integer_ratio(), hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), sum([F(1, 2), F(1, 3)]), sorted([F(1, 2), F(1, 3), 0.4]), {F(1, 2): "h"}[0.5], bool(F(0)))
for call in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(1, 2) / 0, lambda: F([1]), lambda: F(float("nan")), lambda: F(float("inf")), lambda: F(1, 2) + "a"):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
