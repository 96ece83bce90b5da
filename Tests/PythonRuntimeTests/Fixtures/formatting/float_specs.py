# Format specifications of floats.
values = (3.14159, -2.5, 0.0, -0.0, 1e10, 1.5e-7, 123456789.0, 1e100)
for spec in ("", "f", ".0f", ".2f", "#.0f", "e", ".0e", ".3e", "#.0e", "E", "g", ".3g", "#.3g", "G", ".0g", "#g", "%", ".1%", ".0%", "n", ".3n", "10", "10.2f", "<10.2f|", "^12.1f", "*^12.1f", "010.2f", "+.1f", " .1f", "-.1f", "=+12.2f", ",", ",.2f", "_.2f", "_", "015,.2f", ".3", ".0", ".10", ".17", "5", "z.1f", "z", "+z.0f", ".15g", ".17g", "+g", "x=+12.1f"):
    row = []
    for value in values:
        try:
            row.append(format(value, spec))
        except Exception as error:
            row.append(str(error))
    print(repr(spec), row)
for spec in ("d", "x", "b", "c", "s", "q", ",n", "_n", ".f", ".2d", "zd", "#d", "5s", ".-1f", ".f2", "f2", ",_f", ".3000000000f", "99999999999999999999f"):
    try:
        print(repr(spec), format(1.5, spec))
    except Exception as error:
        print(repr(spec), type(error).__name__ + ":", error)
for spec in ("", "f", "e", "g", "%", "F", "E", "G", "n", ".2f", "+", " ", "10", "010", "010f", "<8", "^9f", "*>8", ",", "_", "+010.3f", "#", "z", ".0f", "=8", "0=8", ".3"):
    print(repr(spec), [format(value, spec) for value in (float("inf"), float("-inf"), float("nan"))])
print([f"{x:.0f}" for x in (0.5, 1.5, 2.5, 3.5, -0.5, 0.49999999999999994)], [f"{x:.1f}" for x in (0.25, 0.35, 0.45, 1.05, 2.675)], [f"{x:.2f}" for x in (1.005, 2.675, 1.255)])
print([f"{x:.1%}" for x in (0.1, 0.999, 1, 0.12345, -0.5)], [f"{x:g}" for x in (1e5, 1e6, 123456, 1234567, 1e-4, 1e-5, 100000.5)], f"{1e16:g} {1e16} {1e15:,} {123456.789:_.1f} {1e22:,.0f} {0.1:.30f} {5e-324:.3e} {1.7e308:.5g}")
print(f"{0.1:.55f}", f"{1e-300:.310f}"[-12:], f"{2**-1074:.20e}", f"{1e300:.2f}"[:20], len(f"{1e300:.60f}"))
