class Single:
    instance = None

    def __new__(cls, *args):
        print("new", args)
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, *args):
        print("init", args)
        self.args = args


a = Single(1)
b = Single(2)
print(a is b, a.args)


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")


print(Other())


class Meters(float):
    def __new__(cls, value, unit="m"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{float(self)}{self.unit}"


m = Meters(2.5, "km")
print(m, m + 1, type(m + 1).__name__, isinstance(m, float))


class Upper(str):
    def __new__(cls, s):
        return str.__new__(cls, s.upper())


u = Upper("abc")
print(u, u.lower(), type(u).__name__, u == "ABC", len(u), u + "d")


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


p = Pair(1, 2)
print(p, p.first, p == (1, 2), hash(p) == hash((1, 2)))
x, y = p
print(x, y)


class NoInitArgs:
    def __new__(cls, a):
        return object.__new__(cls)


print(type(NoInitArgs(1)).__name__)


class NoNewArgs:
    pass


def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


attempt(lambda: NoNewArgs(1))
attempt(lambda: object(1))
attempt(lambda: NoNewArgs.__new__(NoNewArgs, 1).__class__.__name__)
attempt(lambda: object.__new__(int))
attempt(lambda: object.__new__(5))
attempt(lambda: object.__new__())
attempt(lambda: int.__new__(str))
attempt(lambda: NoInitArgs())


class Init:
    def __init__(self, a):
        return a


attempt(lambda: Init(1))
attempt(lambda: Init(None).__class__.__name__)


class NewOnly:
    def __new__(cls, *a, **k):
        obj = super().__new__(cls)
        obj.k = k
        return obj


print(NewOnly(1, z=2).k)


class Bad:
    def __new__(cls, x):
        return super().__new__(cls, x)


attempt(lambda: Bad(1))
print(int.__new__(int, "5"), list.__new__(list), dict.__new__(dict), str.__new__(str, 5))
