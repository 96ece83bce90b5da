# Which attributes of built-in objects are members of their structures and which are computed: assignments say so.
import functools, re
def f(a): yield a
class C:
    def m(self): pass
objs = [slice(1), range(3), 1j, 5, 2.5, f, C().m, f.__code__, f(1), functools.partial(f), re.match('a', 'a'), re.compile('a'),
        super(C, C()), staticmethod(f), property(f), list[int], int | str, ExceptionGroup('a', [ValueError()]), memoryview(b'a')]
names = 'start stop real imag numerator __closure__ __globals__ __self__ __func__ co_name co_argcount co_varnames gi_running gi_code func args keywords pos string re groups pattern groupindex lastindex __thisclass__ __wrapped__ fget fset __parameters__ message exceptions nbytes ndim'.split()
for o in objs:
    for n in names:
        if not hasattr(type(o), n): continue
        for act in (lambda: setattr(o, n, 5), lambda: delattr(o, n)):
            try: act(); print(type(o).__name__, n, 'ok')
            except Exception as e: print(type(o).__name__, n, type(e).__name__, e)
for d in (slice.start, int.real, complex.real, property.fget, type(f).__closure__, C.m, dict.__dict__['fromkeys'], int.__dict__['from_bytes'], re.Match.pos, re.Match.lastindex):
    print(type(d).__name__, getattr(d, '__name__', ''), getattr(d, '__objclass__', ''), repr(d)[:60] if 'at 0x' not in repr(d) else '')
k = dict.__dict__['fromkeys']; print(k.__get__(None, dict)('ab'), k(dict, [1]), k.__get__({})('x'))
for g in (lambda: k(5), lambda: k(), lambda: k(int), lambda: k.__get__(None, int), lambda: k.__get__(5), lambda: k.__get__(None, 5), lambda: slice.start.__get__(5), lambda: int.real.__get__(5), lambda: int.real.__set__(5, 6), lambda: k.x):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
