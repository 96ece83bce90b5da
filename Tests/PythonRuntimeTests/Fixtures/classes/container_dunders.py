class Seq:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return ("slice", i.start, i.stop, i.step)
        return self.items[i]


s = Seq(1, 2, 3)
print(len(s), s[0], s[-1], s[1:2], s[::2], list(s), 2 in s, 9 in s, list(reversed(s)), [*s], max(s), sum(s), sorted(s))
print(tuple(s), set(s), list(enumerate(s)), list(zip(s, s)), dict(zip("abc", s)), list(map(str, s)), bool(s), bool(Seq()))
a, b, c = s
print(a, b, c, s.__len__(), "-".join(map(str, s)))
for x in s:
    print(x, end=" ")
print()


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(It(3)), 1 in It(3), sum(It(4)), [*It(2)], max(It(5)))
it = It(2)
print(next(it), next(it), next(it, "default"))
try:
    next(it)
except StopIteration as e:
    print("stop", repr(e.value))


class Con:
    def __contains__(self, x):
        print("contains", x)
        return x

    def __iter__(self):
        return iter("never")


print(1 in Con(), 0 in Con(), "" not in Con())


class Rev:
    def __reversed__(self):
        return iter("reversed")

    def __length_hint__(self):
        return 10

    def __iter__(self):
        return iter([1])


print("".join(reversed(Rev())), list(Rev()))


class Miss(dict):
    def __missing__(self, key):
        print("missing", key)
        return key * 2


m = Miss(a=1)
print(m["a"], m["bb"], m.get("zz"), "bb" in m, m)


class Default(dict):
    def __missing__(self, key):
        value = self[key] = []
        return value


d = Default()
d["x"].append(1)
print(d)


class NotIter:
    __iter__ = None


class NoContains:
    __contains__ = None


try:
    iter(NotIter())
except TypeError as e:
    print(e)
try:
    1 in NoContains()
except TypeError as e:
    print(e)
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)
try:
    [] in {}
except TypeError as e:
    print(e)
try:
    "a" in 5
except TypeError as e:
    print(e)
try:
    5 in "a"
except TypeError as e:
    print(e)


class G:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(G()), 20 in G(), 5 in G())


class Call:
    def __call__(self, *a, **k):
        return a, k


print(Call()(1, x=2), callable(Call()), list(map(Call(), [1])))


class Multi:
    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)


m = Multi()
print(m[1, 2], m[1:2, ::3], m[...], m[()], m[[1]], m["k"], m[None:])
m[0] = m[1] = 5
m[1:2] = 3
del m[1], m["x":]
print(iter([].__iter__()).__class__.__name__, iter(lambda: 5, 5).__class__.__name__)
