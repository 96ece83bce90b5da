def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7))
for bad in (lambda: f(), lambda: f(1), lambda: f(1, d=1, b=2), lambda: (lambda x: x)(1, 2), lambda: (lambda: 0)(k=1)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step
c = counter()
print(c(), c(5), c())
print([g(2) for g in [lambda x, i=i: x * i for i in range(3)]], (lambda *a, **k: (a, k))(1, *[2, 3], **{"x": 4}))
def outer():
    global made
    made = [x for x in range(3)]
outer()
print(made, {k: v for k, v in zip("ab", range(2))}, {x % 2 for x in range(5)}, *(i * i for i in range(3)))
