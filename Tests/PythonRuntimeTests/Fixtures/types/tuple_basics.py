def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


t = (1, 2, 3)
print(t, (), (1,), tuple("abc"), tuple([1, 2]), tuple())
print(t[0], t[-1], t[1:], t[::-1], len(t), 2 in t, t + (4,), t * 2, 2 * t)
print(t.count(2), t.index(3), t == (1, 2, 3), t < (1, 2, 4), (1, 2) < (1, 2, 0), () < (0,))
print(hash((1, 2)) == hash((1, 2)), {(1, 2): "a"}[(1, 2)], (1, (2, [3])))
a, (b, c), *d = 1, (2, 3), 4, 5
print(a, b, c, d)
a, b = b, a
print(a, b)
attempt(lambda: t[5])
attempt(lambda: t["a"])
attempt(lambda: t + [1])
attempt(lambda: t.index(9))
attempt(lambda: hash(([],)))
def assign():
    t[0] = 1
attempt(assign)
def remove():
    del t[0]
attempt(remove)
def unpack():
    a, b = (1, 2, 3)
attempt(unpack)
def unpack2():
    a, b, c = (1, 2)
attempt(unpack2)
def unpack3():
    a, b = 3
attempt(unpack3)
print(hash(()), hash((1, 2, 3)), hash((0,)), hash((-1, 1.5)))
class P(tuple):
    pass
p = P([1, 2])
print(p, type(p).__name__, p == (1, 2), isinstance(p, tuple), p + (3,), type(p[:1]).__name__)
