# Tuples: methods, operators, errors.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


t = (1, 2, 3, 2)
attempt(
    lambda: (t.index(2), t.index(2, 2), t.count(2), t.count(9), t[1:], t[::-1], t[-1], t + (4,), t * 2, 2 * t, t * 0, (5,), ()),
    lambda: t.index(9),
    lambda: t.index(2, 5),
    lambda: t.index(),
    lambda: t.count(),
    lambda: t[9],
    lambda: t["a"],
    lambda: t[1.5],
    lambda: t[::0],
)
try:
    t[0] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del t[0]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    t[0:1] = (1,)
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    t += 5
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    t.foo = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: t + [1],
    lambda: t + 1,
    lambda: t * "a",
    lambda: t * 1.0,
    lambda: t - t,
    lambda: t.append(1),
    lambda: t < [1],
    lambda: t < 5,
    lambda: (1, "a") < (1, 2),
    lambda: tuple(5),
    lambda: tuple(1, 2),
    lambda: (tuple(), tuple("ab"), tuple([1]), tuple({1: 2}), tuple(range(2)), tuple(x for x in "ab"), tuple((1, 2)) is t, tuple(t) is t),
    lambda: ((1, 2) < (1, 3), (1,) < (1, 2), () < (1,), (1, 2) == (1, 2), (1, 2) == [1, 2], (1, (2, 3)) == (1, (2, 3)), ("a", 1) > ("a", 0), (1,) != (2,)),
    lambda: (2 in t, 9 in t, len(t), bool(()), bool((0,)), sum(t), max(t), min(t), sorted(t), list(reversed(t)), t is t[:]),
    lambda: (repr((1,)), repr(((),)), str((1, "a", None)), (1, [2]), f"{(1, 2)}", "%s %s" % (1, 2), "%s" % ((1, 2),)),
)
a, b = b, a = 1, 2
print(a, b)
(x, (y, *z)), *rest = (1, "pqr"), 5, 6
print(x, y, z, rest)
first, *middle, last = range(5)
print(first, middle, last)
*head, tail = "ab"
print(head, tail)
[p, q] = (1, 2)
print(p, q, *t, (*t, 9), [*t, *"x"])
try:
    a, b = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = (1,)
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = 1, 2, 3
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, *b, c = (1,)
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    (a, b), c = 1, 2
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = {}
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = "abc"
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = None
except Exception as error:
    print(type(error).__name__ + ":", error)
lst = [1]
holder = (lst,)
lst.append(holder)
print(holder)
attempt(
    lambda: hash((lst,)),
    lambda: ({(1, 2): "a"}[1, 2], {(): 1}[()], hash((1, 2)) == hash((1.0, 2.0))),
)
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print(i, j, k)
