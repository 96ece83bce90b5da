# The specifications most f-strings use, over values where rounding and padding matter.
import random

random.seed(5)
for value in (0.5, 1.5, 2.5, 0.125, -0.0, 1e14, 999.995, 1e-9, 123456.789, -7.0, 0.045, 1.005, 2.675):
    print(f"{value:.0f}|{value:.1f}|{value:.2f}|{value:8.3f}|{value:<9.2f}|{value:^11.1f}|{value:09.1f}|{value:.17f}")
for value in (0, 7, -7, 1234567, -(2**63), 2**63 - 1):
    print(f"{value}|{value:d}|{value:5}|{value:<5}|{value:^6}|{value:05d}|{value:08}|{value:>10d}")
for value in ("", "a", "héé", "longer than the width"):
    print(f"{value}|{value:5}|{value:<5}|{value:>5}|{value:^5}|{value:s}|{value:6s}|")
worst = 0
for turn in range(3000):
    exponent = random.randint(-60, 40)
    value = random.getrandbits(53) * 2.0**exponent
    precision = random.randint(0, 17)
    text = f"{value:.{precision}f}"
    worst = max(worst, len(text))
    if turn % 300 == 0:
        print(text, f"{-value:020.{precision}f}")
print(worst)
for value, spec in ((1.5, "d"), ("x", "d"), (3, ".2"), ("a", "05"), (1.0, "5.f"), (1, "<05")):
    try:
        print(repr(format(value, spec)))
    except ValueError as error:
        print(type(value).__name__, spec, error)
