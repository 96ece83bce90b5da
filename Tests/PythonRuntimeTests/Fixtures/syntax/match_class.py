class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def where(p):
    match p:
        case Point3(0, 0, z=0):
            return "origin 3"
        case Point(0, 0):
            return "origin"
        case Point(0, y):
            return f"on y at {y}"
        case Point(x=x, y=0):
            return f"on x at {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "somewhere"
        case _:
            return "no point"


for p in [Point(0, 0), Point(0, 5), Point(6, 0), Point(4, 4), Point(1, 2), Point3(0, 0, 0), Point3(0, 0, 1), 7]:
    print(where(p))


def builtin(x):
    match x:
        case bool(b):
            return "bool", b
        case int(i):
            return "int", i
        case float(f):
            return "float", f
        case str(s):
            return "str", s
        case bytes(b):
            return "bytes", b
        case list([a, *_]):
            return "list", a
        case list():
            return "empty list"
        case tuple((a, b)):
            return "pair", a, b
        case dict({"k": v}):
            return "dict", v
        case set(s):
            return "set", len(s)


for x in [True, 3, 2.5, "s", b"b", [1, 2], [], (1, 2), {"k": 1}, {1, 2}, None]:
    print(builtin(x))


class NoArgs:
    a = 1


class BadArgs:
    __match_args__ = ["a"]
    a = 1


class NotNames:
    __match_args__ = (1,)


class Twice:
    __match_args__ = ("a",)
    a = 1


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def m1():
    match NoArgs():
        case NoArgs(1):
            return 1


def m2():
    match BadArgs():
        case BadArgs(1):
            return 1


def m3():
    match NotNames():
        case NotNames(1):
            return 1


def m4():
    match Twice():
        case Twice(1, a=1):
            return 1


def m5():
    match 3:
        case len(x):
            return 1


def m6():
    match 3:
        case int(1, 2):
            return 1


def m7():
    match Point(1, 2):
        case Point(1, 2, 3):
            return 1


def m8():
    match NoArgs():
        case NoArgs(missing=1):
            return "yes"
        case NoArgs(a=1):
            return "has a"


for m in (m1, m2, m3, m4, m5, m6, m7, m8):
    attempt(m)
