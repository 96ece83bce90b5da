total = 0.0
for i in range(1, 11):
    total += 1 / i
    print(i, total, round(total, 3), f"{total:.10f}", "%.3e" % total)
x = 1.0
while x > 1e-12:
    x /= 7
    print(x, int(1 / x), x.hex())
values = [10 ** e for e in range(-6, 7)]
print(values)
values = [10.0 ** e for e in range(14, 19)]
print(values, sum(values), min(values), max(values))
print([x / 8 for x in range(9)], [x * 0.1 for x in range(11)])
print(sum(x * x for x in [0.1, 0.2, 0.3]), 0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9)
import math
print(math.pi, math.e, math.sqrt(2), math.exp(1), math.log(10), math.inf, -math.inf, math.nan)
