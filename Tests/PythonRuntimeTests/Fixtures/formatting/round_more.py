# round: half to even, digits, negative digits, big and special values.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6, 1e20, -1e20, 0.0, -0.0)])
print([round(x, 1) for x in (0.25, 0.35, 0.05, -0.25, 2.55, 1e20, 1.05)], [round(x, 2) for x in (2.675, 1.005, 1.115, -2.675, 0.125, 0.375)])
print([round(1234.5678, n) for n in range(-5, 6)], [round(-9876543210, n) for n in range(-11, 2)], [round(5, n) for n in (-1, -2, 0, 1)], [round(15, -1), round(25, -1), round(35, -1), round(-15, -1), round(50, -2), round(150, -2), round(250, -2)])
print(round(2.5, None), round(True), round(True, 1), round(1e300, -299), round(1.5, 400), round(1.5, -400), round(5e-324, 323), round(123.456, 10**5), round(123, 10**30))
print(type(round(1.5)), type(round(1.5, 0)), type(round(1, 1)), round(1.5, 0), round(-0.4), round(-0.4, 0), round(0.5, 0), round(number=2.567, ndigits=1), round(2.567, ndigits=2))
attempt(
    lambda: round(float("inf")),
    lambda: round(float("nan")),
    lambda: (round(float("inf"), 2), round(float("nan"), 2)),
    lambda: round(1.7e308, -308),
    lambda: round("a"),
    lambda: round(None),
    lambda: round([1]),
    lambda: round(1.5, "a"),
    lambda: round(1.5, 1.0),
    lambda: round(1, 1.0),
    lambda: round(),
    lambda: round(1, 2, 3),
    lambda: round(1, digits=2),
    lambda: (round(1.5, 10**30), round(1.5, -(10**30))),
)


class R:
    def __round__(self, digits="none given"):
        return f"rounded {digits}"


attempt(
    lambda: (round(R()), round(R(), 2), round(R(), None), round(R(), ndigits=3)),
)


class Plain:
    pass


attempt(
    lambda: round(Plain()),
)
