# Infinity, NaN and signed zeros through arithmetic, functions and containers.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


import math

inf, nan = float("inf"), float("nan")
print(inf + 1, inf - inf, inf * 0, inf * -1, inf / inf, 1 / inf, -1 / inf, inf // 2, inf**2, inf**0, inf**-1, 0 * inf, -inf, abs(-inf), inf == inf, inf > 10**1000, -inf < -(10**1000))
print(nan + 1, nan * 0, nan == nan, nan != nan, nan < 1, nan > 1, nan is nan, [nan] == [nan], nan in [nan], min(1, nan), max(1, nan), min(nan, 1), max(nan, 1), sorted([2, 1]), bool(nan), nan**0, 1**nan)
print(0.0 == -0.0, str(-0.0), -0.0 + 0.0, -0.0 - 0.0, 0.0 * -1, -0.0 * -1, 0 * -1.0, abs(-0.0), round(-0.4), round(-0.4, 0), int(-0.0), -0.0 < 0.0, {0.0: 1}[-0.0], math.copysign(1, -0.0), math.atan2(-0.0, -1), 1e-320 * 1e-320, -1e-320 * 1e-320)
print(f"{inf} {nan} {-inf:+} {inf:5.1f} {nan:e} {-0.0:.1f} {-0.0:+.0f} {inf:010} {nan:>6}|", "%f %g %e" % (inf, nan, -inf), repr(inf), str(nan), [inf, nan], inf.is_integer(), nan.is_integer(), inf.hex(), nan.hex())
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.isnan(inf - inf), 1e308 * 10, -1e308 * 10, 1e308 + 1e308, 5e-324 / 2, 2.0**1023 * 2, 2.0**-1074 / 2, 1.7976931348623157e308 + 1e291)
attempt(
    lambda: int(inf),
    lambda: int(nan),
    lambda: round(inf),
    lambda: round(nan),
    lambda: inf.as_integer_ratio(),
    lambda: math.floor(inf),
    lambda: math.ceil(nan),
    lambda: (inf % 2, 5 % inf, -5 % inf, divmod(5, inf), divmod(-5, inf)),
    lambda: inf // 0,
    lambda: nan % 0,
    lambda: 2.0**1024,
    lambda: 10.0**400,
    lambda: math.exp(1000),
    lambda: math.sqrt(-1),
    lambda: math.log(0),
    lambda: (range(int(1e3))[-1], hash(inf), hash(-inf), complex(inf, nan), complex(nan, -0.0), abs(complex(inf, nan))),
    lambda: (sum([1e308, 1e308, -1e308]), sum([0.1] * 3), sum([1e16, 1, -1e16]), math.fsum([1e16, 1, -1e16])),
)
