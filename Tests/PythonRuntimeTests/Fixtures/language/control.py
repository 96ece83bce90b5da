def f(n):
    try:
        if n == 0:
            return "returned"
        if n == 1:
            raise ValueError("one")
        if n == 2:
            [][1]
        return "fell"
    except ValueError as error:
        return "caught " + str(error)
    except (IndexError, KeyError) as error:
        try:
            raise RuntimeError("second") from error
        except RuntimeError as again:
            return f"{again} from {again.__cause__!r}"
    else:
        return "else"
    finally:
        print("finally", n)
print([f(n) for n in range(4)])
for i in range(5):
    if i == 1:
        continue
    if i == 3:
        break
else:
    print("no break")
while i:
    i -= 1
else:
    print("while else", i)
class Context:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow
with Context("a", True) as a, Context("b") as b:
    raise KeyError(a.name + b.name)
first, *rest, last = range(5)
(x, [y, z]), w = (1, [2, 3]), 4
print(first, rest, last, x, y, z, w, 1 < x + 1 <= 2 < 3, (n := 10) + n, not x or y and z)
d = {"k": [1, 2, 3]}
d["k"][1:2] = [7, 8]
d["k"][-1] **= 2
del d["k"][0]
print(d, f"{x:>4}|{3.14159:.{y}f}|{x=}|{'q'!r:^7}|{1234567:,}", "%s %5.2f %r" % ("a", 2.5, "b"), "{0}-{k}".format(1, k=2))
assert x == 1, "fine"
try:
    assert x == 2, "not two"
except AssertionError as error:
    print("assert", error)
print(2 ** 200 // 3 ** 50, -7 // 2, -7 % 3, 7.5 // 2, 1e16, 1e-5, 0.1 + 0.2, round(2.5), int("12") << 70)
