def f(a, b=2, *args, c, d=4, **kw):
    "doc"
    x = a + 10
    y = [i for i in range(x)]
    def g():
        nonlocal x
        return x, b
    class K:
        def m(self): yield x
    return g, K
def show(c):
    print(c.co_name, c.co_qualname, c.co_flags, c.co_argcount, c.co_varnames, c.co_nlocals, c.co_cellvars, c.co_freevars)
g, K = f(1, c=3)
show(f.__code__); show(g.__code__); show(K.m.__code__); show((lambda z: z).__code__)
