class Count(int):
    def twice(self):
        return self * 2


c = Count(5)
print(c, repr(c), c + 1, type(c + 1).__name__, c.twice(), c == 5, hash(c) == hash(5))
print(f"{c:03d}", "%d" % c, str(c), [c], {5: "x"}[c], "abcdefg"[c], c * 1.5, c / 2, -c, abs(Count(-3)))
print(isinstance(c, int), int(c), type(int(c)).__name__, bool(Count(0)), Count("7"), Count())
big = Count(2**70)
print(big, big - 2**70, format(c, ">5"))


class Ratio(float):
    pass


r = Ratio(0.25)
print(r, repr(r), r + 1, type(r + 1).__name__, f"{r:.1%}", r == 0.25, round(r, 1), float(r))


class Name(str):
    def shout(self):
        return self.upper() + "!"


n = Name("bob")
print(n, repr(n), n.shout(), n + "x", type(n + "x").__name__, n == "bob", {"bob": 1}[n], len(n), n[0], n * 2)
print(f"{n:>5}", "%s" % n, "{}".format(n), "b" in n, ",".join([n, n]), n.upper(), list(n), str(n), type(str(n)).__name__)
