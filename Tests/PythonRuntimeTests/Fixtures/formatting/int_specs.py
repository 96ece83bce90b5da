# Format specifications of ints.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for spec in ("", "d", "5", "05", "<5", ">5", "^6", "=6", "*^7", "+", "-", " ", "+05", " 05", ",", "_", "010,", "012_", ",d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "_b", "_x", "#_b", "#010x", "c", "n", "e", ".2e", "f", ".1f", "g", "%", ".0%", "E", "G", "F", "<010", "^010", "0<6", "0=6", "x<+8d", "é>6", "1", "0", "00", "z.1f"):
    print(spec, [f"{value:{spec}}" for value in (42, -42, 0, 1234567) if spec != "c" or value > 0 and value < 999])
for spec in (".2", ".2d", ",b", ",x", ",c", "_n", ",n", "s", "q", "5s", "+c", "#c", "<>5", "5.", ".", ".d", "d5", "{", "}", "zd", "z", ",_", "_,", ",,", "__", "99999999999999999999", ".99999999999999999999f", "é", "dd", "05c", "10_000", "  ", "++", "=", "<", "#", "#d", "#,d", "#5"):
    try:
        print(repr(spec), format(42, spec))
    except Exception as error:
        print(repr(spec), type(error).__name__ + ":", error)
attempt(
    lambda: f"{1114112:c}",
    lambda: f"{-1:c}",
    lambda: f"{65:c}{8364:5c}|{128512:<4c}|",
    lambda: (f"{2**100:,}", f"{2**100:_x}", f"{-(2**70):#b}"[:8], f"{10**25:e}", f"{10**25:g}", f"{10**40:.3f}", f"{2**64:n}", f"{10**20:>+30,d}"),
    lambda: f"{10**400:f}",
    lambda: f"{10**400:e}",
    lambda: (f"{True:d}", f"{True}", f"{True:5}", f"{False:>6}", f"{True:x}", f"{True:.1f}", f"{True:s}" if False else "", f"{True:+}"),
    lambda: f"{True:s}",
    lambda: format(5, 5),
    lambda: format(5, None),
    lambda: format(),
    lambda: format(1, "d", 2),
)
