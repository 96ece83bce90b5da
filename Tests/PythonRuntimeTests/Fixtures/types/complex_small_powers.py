# Small powers of complex numbers, zeros with signs among them.
for base in (0j, -0j, complex(-0.0, 0.0), complex(0.0, -0.0), 1j, -1j, 1 + 0j, 2 - 3j, -1.5 + 0.5j, complex(0, 1e200)):
    for exponent in (0, 1, 2, 3, -1, -2, 0.5, 100, 101, 1j, 2 + 0j):
        try:
            print(base, exponent, base**exponent)
        except ArithmeticError as error:
            print(base, exponent, type(error).__name__, error)
print((-8) ** (1 / 3), (-1) ** 0.5, (-1) ** 0.25, (-2.0) ** 1.5, pow(2, 1j), 0**1j if False else "", 2**-1j, 1.5 ** (2 + 1j))
