# Carets of conditions, and of attributes and calls that stand on lines of their own.
import re
import traceback


def show():
    print(re.sub(r'File ".*?"', 'File', traceback.format_exc()))


class A:
    def m(self): return self
a = A()
def t1(): return (a
    .m()
    .nope())
def t2(): return (a
    .m(1)
    .m())
def t3(): return (a
    .nope)
def t4():
    (a
      .x.y) = 5
def t5():
    a.b(
      1)
def t6():
    return (a.m()
       .m()
       .m(2)
       .foo(1))
def t7(): return (a
    .m(k=1))
def t8(): return (a
    .m(*[1]))
def t9(): return (a
    .n(*[1]))
for n in range(1, 10):
    try: globals()[f't{n}']()
    except Exception: show()

class A:
    def __getitem__(self, k): raise KeyError(k)
    def __add__(self, o): raise TypeError('no add')
    def __call__(self): raise RuntimeError('called')
    @property
    def p(self): raise AttributeError('inside')
    def __enter__(self): raise OSError('enter')
    def __exit__(self, *a): pass
    def __iter__(self): raise ValueError('iter')
    def __contains__(self, x): raise ValueError('contains')
    def __setattr__(self, k, v): raise ValueError('set')
    def __delitem__(self, k): raise ValueError('del')
    def __eq__(self, o): raise ValueError('eq')
    def __bool__(self): raise ValueError('bool')
    def __neg__(self): raise ValueError('neg')
    def __iadd__(self, o): raise ValueError('iadd')
    def __format__(self, s): raise ValueError('format')
a = A()
def t1(): return a['k' + 'y']
def t2(): return 1, a + 2
def t3(): return [a() for _ in range(2)]
def t4(): print(a.p)
def t5():
    with a as b, a: pass
def t6():
    for x in a: pass
def t7(): return 5 in a
def t8(): a.x = 5
def t9(): del a[1]
def t10(): return a == 3 or 4
def t11():
    if a: pass
def t12(): return -a
def t13():
    global a
    a += 1
def t14(): return f'x {a:>5} y'
def t15(): return (lambda q: q.nope)(1)
def t16(): return sum(x / 0 for x in [1])
def t17():
    while a: pass
def t18(): x, y = a
def t19(): return [*a]
def t20(): return print(*a)
def t21(): return a if a else 1
def t22(): return a and 1
def t23(): return not a
def t24(): assert a
def t25(): return {a: 1}
def t26(): return dict(**{1: 2})
def t27(): return a.foo.bar(1)
def t28(): a.b.c = 1
def t29(): return (a
    .p)
def t30(): return a[
    1
]
for n in range(1, 31):
    try: globals()[f't{n}']()
    except Exception: show()
