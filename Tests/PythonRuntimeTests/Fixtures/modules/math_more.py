import math
print(math.comb(5, 2), math.perm(5, 2), math.perm(4), math.factorial(20), math.gcd(12, 18, 8), math.lcm(4, 6), math.isqrt(99), math.prod([1, 2, 3]), math.prod([], start=5), math.dist([0, 0], [3, 4]), math.hypot(3, 4, 12), math.fsum([0.1] * 10), math.cbrt(27), math.exp2(3))
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.fmod(7, -3), math.remainder(7, 3), math.modf(-1.25), math.frexp(8.5), math.ldexp(0.5, 3), math.copysign(1, -0.0), math.ulp(1.0), math.nextafter(1, 2), math.degrees(math.pi), math.radians(180), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-5), math.expm1(1e-5))
print(math.erf(0.5), math.erfc(0.5), math.gamma(5), math.lgamma(10), math.sinh(1), math.acosh(2), math.atan2(1, -1), math.inf, math.nan, math.tau, math.isclose(0.1 + 0.2, 0.3), math.isfinite(1), math.isinf(-math.inf), math.isnan(math.nan), math.log(10**400))
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.comb(-1, 2), lambda: math.exp(1000), lambda: math.gamma(0), lambda: math.acos(2), lambda: math.isqrt(-1), lambda: math.sqrt("a"), lambda: math.fmod(1, 0), lambda: math.gcd(1.5), lambda: math.floor(math.inf), lambda: math.pow(-1, 0.5), lambda: math.dist([1], [1, 2]), lambda: math.log(1, 1), lambda: math.ldexp(1, 5000), lambda: math.sqrt(), lambda: math.prod(5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
