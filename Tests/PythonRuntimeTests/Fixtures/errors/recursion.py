def f(n):
    return f(n + 1)


try:
    f(0)
except RecursionError as e:
    print(type(e).__name__, e)


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


d = depth(0)
print(900 < d < 1000)


class A:
    def __repr__(self):
        return repr(self)

    def __str__(self):
        return str(self)

    def __getattr__(self, n):
        return getattr(self, n + "x")

    def __eq__(self, o):
        return self == o

    def __add__(self, o):
        return self + o

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __hash__(self):
        return hash(self)

    def __bool__(self):
        return not self

    def __call__(self):
        return self()

    def __getitem__(self, i):
        return self[i]

    def __contains__(self, x):
        return x in self

    def __lt__(self, o):
        return self < o

    def __index__(self):
        return range(self)

    def __format__(self, s):
        return format(self, s)


a = A()
for code in ("repr(a)", "str(a)", "a.x", "a == a", "a + 1", "len(a)", "iter(a)", "hash(a)", "bool(a)", "a()", "a[0]", "1 in a", "a < 1", "f'{a}'", "format(a)",
             "[1][a]", "{a: 1}", "print(a)", "sorted([a, a])", "[a] == [A()]", "max(a, a)"):
    try:
        eval(code)
        print("no error", code)
    except RecursionError as e:
        print(code, "RecursionError")
l = []
for _ in range(3000):
    l = [l]
try:
    repr(l)
except RecursionError as e:
    print(e)
try:
    l == l
    print("same list")
except RecursionError as e:
    print(e)
m = []
for _ in range(3000):
    m = [m]
try:
    l == m
except RecursionError as e:
    print(e)
t = ()
for _ in range(5000):
    t = (t,)
print("built")
import sys
print(sys.getrecursionlimit())
sys.setrecursionlimit(200)
d = depth(0)
print(100 < d < 200)
sys.setrecursionlimit(1000)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(400))
try:
    even(5000)
except RecursionError:
    print("too deep")


def gen(n):
    if n:
        yield from gen(n - 1)
    yield n


print(sum(gen(100)))
try:
    list(gen(3000))
except RecursionError:
    print("generators too deep")
fib = lambda n: n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15))
