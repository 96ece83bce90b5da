# Alignment, signs, zero padding, grouping and alternate forms together.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for value in (0, 7, -7, 12345, -12345):
    print([f"{value:{spec}}" for spec in ("6", "<6", ">6", "^6", "=6", "06", "+6", "+06", " 6", " 06", "=+6", "*=+8", "*<8", "0<8", "^+8", ",", "08,", "+,", "_", "010_", "#x", "#010x", "#b", "x", "+x", "^#10o", "=#10o", "c" if 0 < value < 999 else "d")])
for value in (0.0, 1.5, -1.5, 1234.567, -1e-5, 1e20):
    print([f"{value:{spec}}" for spec in ("10", "<10", "^10", "010", "+.2f", " .2f", "=+10.2f", "*^12.1f", ",.1f", "012,.1f", "_.3f", ".0f", "#.0f", ".3g", "#.3g", "g", "e", ".1e", "+.1e", "012.3e", "%", ".1%", "08.1%", "n", "z.0f", "z.1f")])
for value in ("", "a", "abc", "abcdefgh"):
    print([f"{value:{spec}}" for spec in ("5", "<5", ">5", "^5", "*^5", ".2", "5.2", "^6.3", "s", ">7s", "05", "-<6", "é^5")])
print(f"{-0.0:.0f} {-0.0:z.0f} {-0.4:.0f} {-0.4:z.0f} {0.0:+.1f} {-0.0:+.1f} {1e-10:+.3f} {-1e-10:+.3f} {-1e-10:z.3f}")
print(f"{True:5}|{True:<5}|{True:05d}|{None!s:>6}|{1+2j:.1f}|{1+2j:>12}|{'%'}|{5:%}|{0.5:.0%}|{1.5:.0%}|{12:,d}|{123456789:,}|{-123456789:_}|{1e9:,}|{1234.5:_}")
attempt(
    lambda: f"{5:=+#012,x}",
    lambda: f"{5:,x}",
    lambda: (f"{5:_x}", f"{5:_b}", f"{65535:_x}", f"{65535:#_b}"),
    lambda: (f"{5.0:_e}", f"{12345.678:,e}", f"{12345.678:_g}", f"{0.00001:,}"),
    lambda: f"{'a':,}",
    lambda: f"{'a':=5}",
    lambda: f"{5:.2}",
    lambda: f"{5:.2d}",
    lambda: f"{5.5:d}",
    lambda: f"{5.5:x}",
    lambda: f"{'x':d}",
    lambda: f"{'x':+}",
    lambda: f"{'x': }",
    lambda: f"{'x':#}",
    lambda: f"{'x':05}",
    lambda: f"{None:>5}",
    lambda: f"{[]:d}",
    lambda: (f"{5:10.2f}", f"{5:e}", f"{5:%}", f"{True:.1f}"),
    lambda: f"{5:s}",
    lambda: (f"{5:c}", f"{5:q}"),
)
