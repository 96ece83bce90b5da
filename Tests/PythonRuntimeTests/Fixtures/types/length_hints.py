# How long an object says it is, where a list or tuple is made of it.
import operator


class Counted:
    def __init__(self, hint): self.hint = hint
    def __iter__(self): print("iter", end=" "); return iter(range(2))

    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.hint, Exception): raise self.hint
        return self.hint


class Sized(Counted):
    def __len__(self):
        print("len", end=" ")
        if isinstance(self.hint, Exception): raise self.hint
        return self.hint


class Items:
    def __len__(self): print("len", end=" "); return 2
    def __getitem__(self, i): print("item", i, end=" "); return [1, 2][i]


def attempt(text, x):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for kind in Counted, Sized:
    for hint in [5, -1, "a", True, NotImplemented, TypeError("t"), KeyError("k"), 10**30]:
        print(kind.__name__, repr(hint))
        for text in ["list(x)", "tuple(x)", "[*x]", "sorted(x)", "set(x)", "bytes(x)", "[].extend(x)",
                     "operator.length_hint(x, 7)"]:
            attempt(text, kind(hint))
for text in ["list(x)", "list(reversed(x))", "list(iter(x))", "1 in x"]:
    attempt(text, Items())
