# A method is found before the arguments of its call are evaluated.
class Noisy:
    @property
    def method(self): print('looked up'); return lambda *a: a
    def __getitem__(self, k): print('item', k); return k
    @property
    def attr(self): print('attr'); return 7
    def __add__(self, o): print('add'); return self
    def run(self, *a): return a
n = Noisy()
print(n.method(n.attr), n.method(n[1]), n.method(n + 1)[0] is n, n.run(n.attr, n[2]))
def boom(): raise ValueError('boom')
for src in ['None.foo(1/0)', 'None.foo(undefined)', 'None.foo(n.attr)', 'None.foo(boom())', 'n.run(1/0)', 'n.nope(n[3])', '[].append(1, 2/0)', '"x".zork(n.attr, 3)', 'None.foo(x.y)', '(1).foo([1][3])', 'n.nope(*[1/0])', 'n.nope(k=1/0)', 'n.nope(lambda: 0)', 'n.run(undefined)', 'undefined.foo(1/0)', 'n.nope(-undefined)', 'n.nope(1, undefined, 2)']:
    try: print(src, eval(src))
    except Exception as e: print(src, type(e).__name__, e)
class Swap:
    def m(self, x): return 'old', x
    def change(self): Swap.m = lambda self, x: ('new', x); return 1
s = Swap(); print(s.m(s.change()), s.m(2))
def local():
    if False: zz = 1
    try: None.foo(zz)
    except Exception as e: print(type(e).__name__, e)
    try: n.run(zz)
    except Exception as e: print(type(e).__name__, e)
local()
None.foo(undefined)
