import warnings,operator,math
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class N:
    def __index__(self): return True
class M(int): pass
class N2:
    def __index__(self): return M(3)
    def __int__(self): return M(4)
class N3:
    def __int__(self): return True
class F(float): pass
class N4:
    def __float__(self): return F(1.5)
class N5:
    def __complex__(self): return CC(2)
class CC(complex): pass
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    bool(NotImplemented)
    if NotImplemented: pass
    not NotImplemented
    t(lambda: [1,2][N()])
    t(lambda: int(N2())); t(lambda: range(N2())); t(lambda: int(N3())); t(lambda: float(N4())); t(lambda: complex(N5())); t(lambda: operator.index(N())); t(lambda: hex(N2())); t(lambda: math.sqrt(N4()))
    t(lambda: [0]*N2())
    for x in w: print(x.category.__name__, x.message, x.lineno)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    compile('1 is 1', 'f', 'exec')
    exec('assert (1, 2)')
    for x in w: print(x.category.__name__, x.message, x.filename, x.lineno)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    t(lambda: compile('x = 1\nx is 1', 'f', 'exec'))
    t(lambda: exec('assert (1, 2)'))
    t(lambda: exec('"a"()'))
    t(lambda: eval('1 is 1'))
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    t(lambda: eval('1 is 1'))
