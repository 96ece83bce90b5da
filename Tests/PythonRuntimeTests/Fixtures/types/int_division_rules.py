# Floor division and remainder keep the sign rules; true division rounds correctly.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for a in (7, -7, 0, 10**20, -(10**20)):
    for b in (3, -3, 10**10, -(10**10), 10**20 + 1):
        q, r = divmod(a, b)
        print(a, b, q, r, q * b + r == a, a / b)
print(1 / 3, 2 / 3, 10**20 / 3, 10**300 / 10**299, 3 / 10**300, -1 / 3, 1 / -3, 0 / 5, 0 / -5, (2**53 + 1) / 1, (10**16 + 1) / 10**16)
print(7.0 // 2, -7.0 // 2, 7 // -2.0, 7 % -2.5, -7 % 2.5, 1e20 // 3, 1e20 % 3, 5 // 0.3, 5 % 0.3, -0.0 // 1, 0.0 % -1)
for zero in (0, 0.0, False):
    for f in (lambda: 1 / zero, lambda: 1 // zero, lambda: 1 % zero, lambda: divmod(1, zero), lambda: 1.5 / zero, lambda: 1.5 // zero, lambda: 1.5 % zero):
        try:
            print(f())
        except ZeroDivisionError as error:
            print(error, end="; ")
    print()
attempt(
    lambda: ((2**63) // -1, -(2**63) // -1, -(2**63) % -1, divmod(-(2**63), -1), abs(-(2**63)), -(-(2**63)), (-(2**63)) * -1, (2**62) * 2, (2**63 - 1) + 1, -(2**63) - 1),
    lambda: (10**40 // 10**20, 10**40 % (10**20 + 7), -(10**40) // 7, -(10**40) % 7, 10**40 // -(10**39)),
)
