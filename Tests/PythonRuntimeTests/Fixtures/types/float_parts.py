# as_integer_ratio, is_integer, conjugate, rounding methods, special values.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: ((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.5).as_integer_ratio(), (0.0).as_integer_ratio(), (1e22).as_integer_ratio()),
    lambda: ((5e-324).as_integer_ratio()[0], (1e300).as_integer_ratio()[1]),
    lambda: float("inf").as_integer_ratio(),
    lambda: float("nan").as_integer_ratio(),
    lambda: ((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), float("nan").is_integer(), (-0.0).is_integer(), (1e300).is_integer()),
    lambda: ((2.5).real, (2.5).imag, (2.5).conjugate()),
    lambda: ((2.7).__trunc__(), (2.7).__floor__(), (2.2).__ceil__(), (-2.7).__trunc__(), (-2.7).__floor__(), (-2.7).__ceil__()),
    lambda: float("inf").__trunc__(),
    lambda: float("nan").__floor__(),
    lambda: ((2.5).__int__(), (2.5).__round__(), (2.675).__round__(2), (2.5).__bool__(), (0.0).__bool__(), (-0.0).__bool__()),
    lambda: ((2.5).__divmod__(1), (2.5).__add__(1), (2.5).__radd__(1), (2.5).__add__("a"), (2.5).__eq__(2.5), (2.5).__lt__(3)),
    lambda: ((2.5).__format__(".3f"), (2.5).__repr__(), (2.5).__str__(), (2.5).__hash__(), (2.5).__neg__(), (2.5).__abs__()),
    lambda: (2.5).is_integer(1),
    lambda: (2.5).missing,
    lambda: (1e16, 1e15, 123456789.123456789, 1e-4, 1e-5, 0.00012345, 1.0, 100.0, 1e100, 1e22, 1e21, 12345678901234567.0),
    lambda: (0.1 + 0.2, 1 / 3, 2 / 3, 1e308 * 10, -1e308 * 10, 5e-324 / 2, -5e-324 / 2, 1.0 - 0.9),
    lambda: (float("inf") - float("inf"), float("inf") * 0, float("nan") == float("nan"), float("nan") != float("nan")),
    lambda: (float("inf") == float("inf"), float("inf") > 10**400, float("-inf") < -10**400, float("nan") < 1, float("nan") > 1),
    lambda: (0.0 == -0.0, str(-0.0), 0.0 * -1, -0.0 + 0.0, -0.0 - 0.0),
    lambda: (7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, 7 // 2.0, divmod(7.5, -2), divmod(-7.5, 2), 5.0 % 5, -5.0 % 5, 5.0 % -5.0),
    lambda: (1.0 // 0.1, 1.0 % 0.1, 0.3 // 0.1, float("inf") // 1, 1 // float("inf"), -1 // float("inf"), -1 % float("inf"), 1 % float("-inf")),
    lambda: (float("inf") % 2, float("nan") // 1),
    lambda: 1.0 / 0,
    lambda: 1.0 // 0,
    lambda: 1.0 % 0,
    lambda: divmod(1.0, 0),
    lambda: 0.0**-1,
    lambda: 1.5 << 1,
    lambda: 1.5 & 1,
    lambda: ~1.5,
    lambda: 1.5 + "a",
    lambda: 1.5 < "a",
    lambda: [1][1.0],
    lambda: range(2.0),
    lambda: "a" * 2.0,
)
