# print with every keyword, to files of several kinds.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


import sys

print()
print(1, 2, 3)
print("a", "b", sep="")
print("a", "b", sep="\n", end="|\n")
print("x", end="")
print("y", end=None)
print("p", "q", sep=None)
print(*[1, 2], *"ab", sep="-")
print("out", file=sys.stdout)
print("none", file=None, flush=True)
print("é日😀", "\ttab", 'quote"', None, True, 1.0, [1, "a"], {"k": (1,)})


class File:
    def __init__(self):
        self.parts = []
        self.flushed = 0

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.flushed += 1


f = File()
print("a", 1, file=f)
print("b", "c", sep="-", end="!", file=f, flush=True)
print(file=f)
print(f.parts, f.flushed)
attempt(
    lambda: print("a", sep=1),
    lambda: print("a", end=1),
    lambda: print("a", end=b"x"),
    lambda: print("a", file=5),
    lambda: print("a", bad=1),
    lambda: print("a", File),
    lambda: print(print("inner")),
)


class NoFlush:
    def write(self, text):
        pass


attempt(
    lambda: print("x", file=NoFlush()),
    lambda: print("x", file=NoFlush(), flush=True),
    lambda: (sys.stdout.write("written\n"), sys.stdout.flush()),
)


class Raising:
    def __str__(self):
        raise ValueError("no text")


attempt(
    lambda: print("before", Raising(), "after"),
)
