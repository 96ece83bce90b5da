// What the methods of numbers, and the functions of `math`, say of themselves: a sentence each, our own words.

extension DescriptionTexts {
  static let ofNumbers = """
    [int]
    __ceil__ Return the number itself: it is an integer.
    __floor__ Return the number itself: it is an integer.
    __getnewargs__ Return the arguments that a copy of the number is made with.
    __round__ Return the number rounded to a power of ten where ndigits is negative, and itself otherwise.
    __trunc__ Return the number itself: it is an integer.
    as_integer_ratio Return a pair of integers whose quotient is the number: the number and 1.
    bit_count Return how many ones the binary digits of the absolute value have.
    bit_length Return how many binary digits the absolute value has.
    conjugate Return the number itself, which is its own complex conjugate.
    denominator The denominator of the number as a fraction: 1.
    from_bytes Return the integer that the given bytes stand for.
    imag The imaginary part of the number: 0.
    numerator The numerator of the number as a fraction: the number itself.
    real The real part of the number: the number itself.
    to_bytes Return the bytes that stand for the number.
    [float]
    __ceil__ Return the smallest integer that is not below the number.
    __floor__ Return the largest integer that is not above the number.
    __getnewargs__ Return the arguments that a copy of the number is made with.
    __round__ Return the number rounded to ndigits decimals, or to an integer where none are given.
    __trunc__ Return the number without its fraction, as an integer.
    as_integer_ratio Return a pair of integers whose quotient is exactly the number.
    conjugate Return the number itself, which is its own complex conjugate.
    fromhex Make a float of a text of hexadecimal digits.
    hex Return the hexadecimal digits of the number as a text.
    imag The imaginary part of the number: 0.0.
    is_integer Return True if the number has no fraction.
    real The real part of the number: the number itself.
    [complex]
    __complex__ Return the number as an object of the class complex.
    __getnewargs__ Return the arguments that a copy of the number is made with.
    conjugate Return the complex conjugate: the same number with the other sign of its imaginary part.
    imag The imaginary part of the number.
    real The real part of the number.
    [module math]
    acos Return the arc cosine of x, in radians between 0 and pi.
    acosh Return the inverse hyperbolic cosine of x.
    asin Return the arc sine of x, in radians between -pi/2 and pi/2.
    asinh Return the inverse hyperbolic sine of x.
    atan Return the arc tangent of x, in radians between -pi/2 and pi/2.
    atan2 Return the angle of the point (x, y), in radians between -pi and pi.
    atanh Return the inverse hyperbolic tangent of x.
    cbrt Return the cube root of x.
    ceil Return the smallest integer that is not below x.
    comb Return in how many ways k of n things can be chosen, whatever their order.
    copysign Return a float with the absolute value of x and the sign of y.
    cos Return the cosine of x, which is in radians.
    cosh Return the hyperbolic cosine of x.
    degrees Turn an angle from radians into degrees.
    dist Return the Euclidean distance of two points, which are sequences of coordinates.
    erf Return the error function at x.
    erfc Return the complement of the error function at x: 1 - erf(x).
    exp Return e to the power of x.
    exp2 Return 2 to the power of x.
    expm1 Return exp(x) - 1, exactly also for small x.
    fabs Return the absolute value of x as a float.
    factorial Return the product of the integers from 1 to n.
    floor Return the largest integer that is not above x.
    fmod Return the remainder of x / y with the sign of x, as C has it.
    frexp Return a pair (m, e) with x == m * 2**e and m between 0.5 and 1.
    fsum Return the exact sum of the numbers of an iterable, rounded once.
    gamma Return the gamma function at x.
    gcd Return the greatest common divisor of integers.
    hypot Return the Euclidean length of the vector of the given coordinates.
    isclose Return True if two numbers differ by no more than the tolerances allow.
    isfinite Return True if x is neither infinite nor NaN.
    isinf Return True if x is infinite.
    isnan Return True if x is NaN.
    isqrt Return the integer part of the square root of an integer.
    lcm Return the least common multiple of integers.
    ldexp Return x * 2**i.
    lgamma Return the logarithm of the absolute value of the gamma function at x.
    log Return the logarithm of x to the given base, the natural one where none is given.
    log10 Return the logarithm of x to the base 10.
    log1p Return the natural logarithm of 1 + x, exactly also for small x.
    log2 Return the logarithm of x to the base 2.
    modf Return the fraction and the integer part of x, both floats with the sign of x.
    nextafter Return the next float after x in the direction of y.
    perm Return in how many ways k of n things can be put in order.
    pow Return x to the power of y, as a float.
    prod Return the product of the numbers of an iterable, times start.
    radians Turn an angle from degrees into radians.
    remainder Return the difference between x and the multiple of y that is closest to it.
    sin Return the sine of x, which is in radians.
    sinh Return the hyperbolic sine of x.
    sqrt Return the square root of x.
    tan Return the tangent of x, which is in radians.
    tanh Return the hyperbolic tangent of x.
    trunc Return x without its fraction, as an integer.
    ulp Return the value of the last binary digit of the float x.
    """
}
