# Bit operators on ints of every sign and size.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


numbers = [0, 1, -1, 5, -6, 255, -256, 2**62, -(2**62), 2**63 - 1, -(2**63), 2**64 + 5, -(2**70) + 3, 10**25]
for a in numbers:
    print(a, [a & b for b in numbers], [a | b for b in numbers], [a ^ b for b in numbers], ~a)
for a in numbers:
    print([a << n for n in (0, 1, 5, 31, 63, 64)], [a >> n for n in (0, 1, 5, 31, 63, 64, 200)])
attempt(
    lambda: 1 & 1.0,
    lambda: 1 | "a",
    lambda: 1 ^ None,
    lambda: 1 << 1.0,
    lambda: "a" >> 1,
    lambda: (True & False, True | False, True ^ True, True & 1, ~True, -True, +True, True << 3, True >> 1),
    lambda: 1 << 10**10 if False else 1 << 100,
)
x = 12
x &= 10
x |= 1
x ^= 255
x <<= 70
x >>= 3
print(x)
attempt(
    lambda: (bin(0b1010 & 0b0110), 0xFF ^ 0x0F, 0o17 | 0b1, f"{-5 & 0xFF:08b}", (5).bit_length(), (-5 >> 1), (-1 >> 100), (1 << 64) >> 64),
)
