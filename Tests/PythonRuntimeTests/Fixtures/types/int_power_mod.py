# pow with a modulus, also negative exponents.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (pow(2, 10), pow(2, 10, 1000), pow(2, -1), pow(2.0, 3), pow(-8, 1 / 3)),
    lambda: (pow(3, 200, 13), pow(3, -1, 7), pow(3, -2, 7), pow(10, -1, 17), pow(-3, 5, 7), pow(-3, -5, 7)),
    lambda: (pow(2, 5, -7), pow(2, -1, -7), pow(0, 0, 1), pow(0, 5, 3), pow(5, 0, 1), pow(5, 3, 1), pow(5, 3, -1)),
    lambda: pow(2, 3, 0),
    lambda: pow(2, -1, 4),
    lambda: pow(0, -1, 5),
    lambda: pow(2, -1, 0),
    lambda: pow(2.0, 3, 5),
    lambda: pow(2, 3.0, 5),
    lambda: pow(2, 3, 5.0),
    lambda: pow("a", 2),
    lambda: pow(2, "a"),
    lambda: pow(2, 3, "a"),
    lambda: pow(2),
    lambda: pow(),
    lambda: pow(2, 3, 4, 5),
    lambda: (pow(base=2, exp=5), pow(2, exp=3), pow(2, 3, mod=5), pow(exp=2, base=3, mod=5)),
    lambda: pow(2, 3, None),
    lambda: (pow(2, 10**6, 10**9 + 7), pow(10**40, 10**20, 10**30 + 57)),
    lambda: (pow(True, 2), pow(0, 0), pow(0.0, 0), pow(0j, 0)),
    lambda: pow(0, -1),
    lambda: pow(0.0, -1),
    lambda: pow(0j, -1),
    lambda: pow(1e200, 2),
    lambda: (2 ** 0.5, (-2) ** 0.5, 4 ** -0.5, 0 ** 0.5),
    lambda: ((-1) ** 0.5, (-8.0) ** (1 / 3)),
    lambda: (2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1),
    lambda: 1e308 ** 2,
    lambda: ((1e-200) ** 2, float("inf") ** 0, float("nan") ** 0, 1 ** float("nan"), 1.0 ** float("inf")),
)
