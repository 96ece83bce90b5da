# Complex numbers with floats and ints: the signs of zeros, infinities, and what is neither.
values = [0j, -0j, 1 + 2j, -3.5j, complex(-0.0, 0.0), complex(0.0, -0.0), complex("inf"), complex("nanj"), complex("1e308+1e308j")]
others = [0, 1, -2, 0.0, -0.0, 2.5, float("inf"), True, 2**70, -2**60 + 1, "text", None, [1]]


class Own(complex):
    def __add__(self, other):
        return "own"


values.append(Own(1, 1))
for one in values:
    for other in others + values:
        for name in ("+", "-", "*", "/", "==", "<", "@", "//"):
            for text in (f"one {name} other", f"other {name} one"):
                try:
                    print(text, one, other, eval(text))
                except Exception as e:
                    print(text, one, other, type(e).__name__, e)
total = 0
for number in range(5):
    total += number * 1j
    total -= 2
    total *= 1 - 0.5j
print(total)
z, made = 0j, []
for step in range(6):
    z = z * z + complex(-0.4, 0.6)
    made.append(z)
print(made, abs(z))
