f = lambda: 0
print(f(), f.__name__, f.__qualname__)
print((lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw))(1, 5, 6, k=7, z=8))
print((lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda x, /: x)(1), (lambda *, x: x)(x=1))
add = lambda a: lambda b: a + b
print(add(1)(2))
print(sorted([3, 1, 2], key=lambda v: -v))
print(list(map(lambda a, b: a * b, [1, 2], [3, 4])))
print((lambda: (yield))() is not None)
compose = lambda *fs: (lambda x: compose(*fs[:-1])(fs[-1](x)) if fs else x)
print(compose(str, abs)(-3))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10))
print((lambda x: x if x else "none")(0))
print([f(2) for f in [lambda x: x + 1, lambda x: x * 5]])
d = {"a": lambda: 1}
print(d["a"]())
try:
    (lambda x: x)(1, 2)
except TypeError as e:
    print(e)
try:
    (lambda x: x / 0)(1)
except ZeroDivisionError as e:
    print(e)


class C:
    m = lambda self: self.v
    v = 4


print(C().m(), C.m.__qualname__)
print((lambda: lambda: 5)()())
print((lambda x=(1, 2): x[0])())
print(f"{(lambda x: x * 2)(4)}")
