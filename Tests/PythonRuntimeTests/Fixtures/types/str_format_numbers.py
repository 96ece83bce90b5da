# Numbers as text, in every way a lesson writes them.
for value in (0, 7, -7, 1234567, 3.0, -0.5, 1e-7, 123456.789, 1e21, True):
    print(value, str(value), repr(value), f"{value}", f"{value:10}|", f"{value:<10}|", f"{value:^10}|", f"{value:+}", f"{value:.1f}", f"{value:e}", "%s %5.2f" % (value, value), "{:>8.3g}".format(value))
print(f"{7:03d} {7:3d} {7:<3d}| {7:^3d} {255:x} {255:X} {255:#x} {255:o} {255:b} {255:#b} {65:c} {0.25:%} {0.25:.0%} {1234567.891:,.2f} {1234567:_} {12:e}")
print("%05d %+d %x %o %e %g %% %c %s %r" % (42, 42, 255, 8, 1234.5, 0.00001, 65, "s", "s"))
print("{0:>{w}.{p}f} {1!r:<6} {2:{f}^{n}}".format(3.14159, "a", "mid", w=8, p=2, f="*", n=9))
print(round(2.345, 2), round(2.5), round(-2.5), round(1234.5678, -2), 10 / 3, 10 // 3, 10 % 3, -10 // 3, -10 % 3, 2**10, 2**-1, 7 / 2)
