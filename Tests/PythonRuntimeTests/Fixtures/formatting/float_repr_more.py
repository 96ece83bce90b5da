# repr of floats at the edges.
values = [1e0, 1e1, 1e15, 1e16, 1e17, 123456789012345678.0, 9999999999999998.0, 1e-3, 1e-4, 1e-5, 0.0001234, 0.00001234, 1.1, 2.2, 1.1 + 2.2, 1e23, 1e22, 9007199254740993.0, 4.35, 0.1 + 0.7, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1 / 3, 2 / 3, 1e300 * 10, 100.0, 1000000.0, 123.456e5, -0.0, -1e-7, 3.0e-10, 1.0e10, 12345.678901234567]
print(values)
print([str(v) for v in values] == [repr(v) for v in values], all(float(repr(v)) == v for v in values))
x = 1.0
for _ in range(30):
    x = x * 10 + 0.1
    print(x, end=" ")
print()
x = 1.0
for _ in range(30):
    x = x / 7
    print(x, end=" ")
print()
print([2.0**i for i in range(40, 70, 3)], [2.0**-i for i in range(0, 40, 5)], [10.0**i for i in range(-6, 24)])
print([0.1 * i for i in range(20)], [i / 10 for i in range(-5, 5)], [1.1**i for i in range(10)])
print(sum([0.1] * 10), 0.1 * 3, 1 - 0.9, 1e16 + 1, 1e16 + 2, 3.3 * 3, 100 * 1.1, 4.2 % 0.1)
