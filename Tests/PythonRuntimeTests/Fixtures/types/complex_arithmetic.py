# Complex arithmetic, comparison and methods.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


values = [0j, 1j, 1 + 2j, -1.5 + 0.5j, 3 + 0j]
for a in values:
    for b in (2, 0.5, True, 1j, 2 - 1j):
        print(a, b, a + b, a - b, a * b, a / b, b + a, b - a, b * a, a == b)
attempt(
    lambda: ((1 + 2j) ** 2, (1 + 2j) ** -1, (1 + 2j) ** 3, (2j) ** 2, 1j**0, 0j**0, (1 + 2j) ** 0, 2 ** (1j), (1 + 0j) ** 0.5),
    lambda: ((1 + 2j) ** 10, (1 + 2j) ** -3, 1.5 ** (2 + 0j)),
    lambda: (abs(3 + 4j), abs(-1j), abs(0j), abs(complex("inf+nanj"))),
    lambda: ((1 + 2j).real, (1 + 2j).imag, (1 + 2j).conjugate(), -(1 + 2j), +(1 + 2j)),
    lambda: (bool(0j), bool(1j), bool(-0j), not 0j),
    lambda: 1j / 0,
    lambda: 1 / 0j,
    lambda: 0j**-1,
    lambda: 0j ** (1j),
    lambda: 1j // 1,
    lambda: 1j % 1,
    lambda: divmod(1j, 1),
    lambda: 1j < 2j,
    lambda: 1j < 1,
    lambda: sorted([2j, 1j]),
    lambda: max(1j, 2j),
    lambda: int(1j),
    lambda: float(1j),
    lambda: round(1j),
    lambda: ~1j,
    lambda: 1j << 1,
    lambda: 1j & 1,
    lambda: 1j + "a",
    lambda: "a" + 1j,
    lambda: [1][1j],
    lambda: range(1j),
    lambda: (1j).real.missing,
    lambda: 1e308 * (1 + 1j) * 10,
    lambda: (1e200 + 1j) ** 2,
    lambda: (sum([1j, 2, 3.5]), sum([1, 2], 1j), 1j == 1j, 1j != 1, 1 + 0j == 1, 1j in [1j], {1j: 1}[1j]),
    lambda: (complex(1, 2).__eq__(1), complex(1, 2).__add__(1), complex(1, 2).__lt__(1), (1j).__bool__(), (1j).__hash__() == hash(1j)),
    lambda: (5 - 2j * 3, (1 + 2j) * (3 - 4j), (1 + 2j) / (3 - 4j), (1e-320 + 1e-320j) / 1e-320),
)
import math
attempt(
    lambda: math.sqrt(1j),
    lambda: (isinstance(1j, complex), type(1j), complex.__name__, 1j.__class__),
)
