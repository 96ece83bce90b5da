# Arithmetic of ints of every size and sign.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


numbers = [0, 1, -1, 7, -7, 255, 2**31, -(2**31), 2**63 - 1, -(2**63), 2**63, 2**64, -(2**64) - 1, 10**30, -(10**30)]
for a in numbers:
    for b in (1, -1, 2, -3, 7, 2**32, -(2**63), 2**63, 10**19, -(10**25)):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b))
for a in numbers:
    print(a, -a, +a, ~a, abs(a), a & 255, a | 15, a ^ 85, a << 3, a >> 2, a >> 70, bool(a), hash(a), float(a))
print([(-7) // 2, (-7) % 2, 7 // -2, 7 % -2, -7 // -2, -7 % -2, 0 // 5, 0 % -5])
print(2**10, 2**-2, (-2) ** 3, (-2) ** -3, 0**0, 1 ** (10**20), (-1) ** (10**20 + 1), 0 ** (10**20))
attempt(
    lambda: 1 // 0,
    lambda: 1 % 0,
    lambda: 1 / 0,
    lambda: divmod(1, 0),
    lambda: 10**30 // 0,
    lambda: 10**30 % 0,
    lambda: 10**30 / 0,
    lambda: 0**-1,
    lambda: (10**30) ** -1,
    lambda: 1 << -1,
    lambda: 1 >> -1,
    lambda: (10**30) << -1,
    lambda: 0 << 10**30,
    lambda: (1 >> 10**30, -1 >> 10**30, 10**30 >> 2**70, -(10**30) >> 2**70),
    lambda: (10**400 / 10**399, 10**400 / 3**800),
    lambda: 10**400 / 3,
    lambda: 10**400 * 1.0,
    lambda: 10**400 + 1.5,
    lambda: float(10**400),
    lambda: (10**400 < 1e308, 10**400 > float("inf"), 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53)),
    lambda: (10**308 * 10, 1e308 * 10),
)
