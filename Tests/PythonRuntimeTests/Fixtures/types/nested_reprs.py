# Containers in containers, also those that hold themselves.
a = [1]
a.append(a)
b = {"k": a}
b["self"] = b
c = (a, b)
a.append(c)
print(a, b, c, sep="\n")
s = [frozenset({1}), {2}, (), (1,), [], {}, set(), "", b"", None, 1.0, 2j, range(2), ..., True]
print(s, str(tuple(s)), repr({i: v for i, v in enumerate(s)}), sep="\n")
deep = []
for _ in range(50):
    deep = [deep]
print(deep)
deep = ()
for _ in range(20):
    deep = (deep, 1)
print(deep)


class R:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return f"R({self.inner!r})"


print(R([R(1), {R("x"): R(None)}]), [R(R(R("deep")))], (R(1),), {1: R(2)}, f"{R('f')} {[R(1)]}", "%s %r" % (R(1), R(2)))
cycle = R(None)
cycle.inner = [1]
print(cycle)
print(["it's", 'say "hi"', "both ' and \"", "back\\slash", "tab\t", "nl\n", "é", "\x00", "\u200b"])
print({"a": [1, {"b": (2, {"c": [3]})}]}, [[[]]], [[], [[]]], ((),), {(): []}, [{}], [set()], {frozenset(): 1})
x = [1, 2]
print([x, x], [x] * 2, {"x": x, "y": x}, x == x, [x] == [[1, 2]])
