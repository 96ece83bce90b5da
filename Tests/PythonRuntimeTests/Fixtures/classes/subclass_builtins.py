class L(list):
    def __init__(self, *a):
        super().__init__(a)
        self.tag = "t"

    def append(self, x):
        print("append", x)
        super().append(x)

    def __getitem__(self, i):
        return ("got", super().__getitem__(i))


l = L(1, 2)
l.append(3)
print(l, len(l), l[0], l.tag, list(l), l + [4], type(l + [4]).__name__, l == [1, 2, 3], isinstance(l, list))
print([x for x in l], sum(l), sorted(l, reverse=True), l.__dict__, repr(l), str(l), bool(L()))


class D(dict):
    def __setitem__(self, k, v):
        print("set", k)
        super().__setitem__(k, v)

    def __getitem__(self, k):
        return ("d", super().__getitem__(k))


d = D(a=1)
d["b"] = 2
d.update(c=3)
print(d, d["a"], d.get("a"), list(d), {**d}, dict(d), len(d), d == {"a": 1, "b": 2, "c": 3})


class S(str):
    def __len__(self):
        return 99

    def shout(self):
        return self.upper() + "!"


s = S("abc")
print(s, len(s), s.shout(), s[0], s + "d", f"{s}", s == "abc", {"abc": 1}[s], type(s.upper()).__name__, "b" in s, s.split("b"))


class I(int):
    def __add__(self, o):
        return I(int(self) + int(o) + 100)

    def __repr__(self):
        return f"I({int(self)})"


i = I(5)
print(i + 1, 1 + i, i * 2, i - 1, -i, i == 5, hash(i) == hash(5), int(i), str(i), f"{i}", f"{i:03d}", [10, 20, 30, 40, 50, 60][i], i.bit_length())
i += 1
print(i, type(i).__name__)


class F(float):
    pass


f = F(2.5)
print(f, f * 2, type(f * 2).__name__, f.is_integer(), round(f), F("3"), repr(F(1)))


class T(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)


t = T(1, 2)
print(t, t + (3,), type(t + (3,)).__name__, t[0], t[:1], type(t[:1]).__name__, hash(t) == hash((1, 2)), {t: 1}[(1, 2)])


class Se(set):
    def add(self, x):
        super().add(x * 2)


se = Se([1])
se.add(5)
print(sorted(se), se | {3} == {1, 3, 10}, type(se | {3}).__name__, len(se), 1 in se)


class By(bytes):
    pass


print(By(b"ab"), By(b"ab") == b"ab", type(By(b"a") + b"b").__name__)


class E(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    raise E(5)
except ValueError as e:
    print(e, e.code, e.args, repr(e), isinstance(e, E))


class Stack(list):
    push = list.append

    def peek(self):
        return self[-1]


st = Stack()
st.push(1)
st.push(2)
print(st.peek(), st, st.pop(), st)


class O(object):
    pass


print(O() is not None, O.__mro__)


class FS(frozenset):
    pass


print(FS([1, 2]) == {1, 2}, FS([1]), hash(FS([1])) == hash(frozenset([1])))


class C(complex):
    pass


print(C(1, 2), C(1, 2) + 1, type(C(1) + 1).__name__)


class M(type(l)):
    pass


print(M.__name__, M.__mro__[1].__name__)


class DefaultList(list):
    def __getitem__(self, i):
        try:
            return super().__getitem__(i)
        except IndexError:
            return "default"


dl = DefaultList([1])
print(dl[0], dl[7], dl[-1])
