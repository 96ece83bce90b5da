import numbers
print([isinstance(x, numbers.Number) for x in (1, 1.5, 1j, True, "a")])
print([isinstance(x, numbers.Integral) for x in (1, 1.5, True)], [isinstance(x, numbers.Real) for x in (1, 1.5, 1j)], issubclass(int, numbers.Rational), issubclass(float, numbers.Real), issubclass(int, numbers.Number))
