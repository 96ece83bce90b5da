print()
print(1, "a", None, True, 2.5, [1], (1,), {1: 2}, {3})
print("a", "b", sep="")
print("a", "b", sep="--", end="!\n")
print("x", end="")
print("y", end=None)
print(sep="x")
print(*[1, 2, 3], sep="\n")
print("a\tb", "c\nd")
print("a", flush=True)
print(print("inner"))
class P:
    def __str__(self):
        return "str-P"
    def __repr__(self):
        return "repr-P"
print(P(), [P()], {"k": P()}, (P(),), f"{P()} {P()!r}")
try:
    print("a", sep=3)
except TypeError as e:
    print(e)
try:
    print("a", bad=3)
except TypeError as e:
    print(e)
class W:
    def __init__(self):
        self.parts = []
    def write(self, text):
        self.parts.append(text)
w = W()
print("to", "file", file=w)
print("".join(w.parts) == "to file\n")
