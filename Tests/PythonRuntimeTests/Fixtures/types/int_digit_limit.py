# The limit on conversions between long ints and text.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


import sys

print(sys.get_int_max_str_digits())
big = 10**4299
print(len(str(big)))
attempt(
    lambda: str(10**4300),
    lambda: str(-10**4300),
    lambda: repr(10**5000)[:3],
    lambda: f"{10**4300}",
    lambda: f"{10**4300:d}",
    lambda: "%d" % 10**4300,
    lambda: "{}".format(10**4300),
    lambda: "{:,}".format(10**4300),
    lambda: print(10**4300),
    lambda: (int("1" * 4300) > 0, len(str(int("1" * 4300)))),
    lambda: int("1" * 4301),
    lambda: int("-" + "1" * 4301),
    lambda: int("1_" * 4300 + "1"),
    lambda: int("0" * 4301),
    lambda: (len(hex(10**5000)), len(f"{10**5000:x}"), len(bin(1 << 20000)), len(oct(1 << 20000))),
    lambda: (int("f" * 5000, 16).bit_length(), int("1" * 20000, 2).bit_length()),
    lambda: int("z" * 5000, 36),
    lambda: (float(10**308), float(10**309)),
    lambda: [10**4300],
    lambda: str([10**4300]),
    lambda: f"{10**4300:e}",
    lambda: round(10**4300, -4300) == 10**4300,
)
