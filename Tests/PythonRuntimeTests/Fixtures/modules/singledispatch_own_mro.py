import functools
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
@functools.singledispatch
def sd(x): return 'object'
class M(type):
    def mro(cls): 
        return [cls, A0, object] if 'A0' in globals() else type.mro(cls)
class A0: pass
class B0(metaclass=M): pass
@sd.register(A0)
def _(x): return 'A0'
t(lambda: sd(B0())); t(lambda: B0.__mro__)
t(lambda: sd.dispatch(B0).__name__); t(lambda: sd.registry.keys())
