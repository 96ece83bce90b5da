from collections import namedtuple
P = namedtuple('P', 'x y')
p = P(1, 2)
for s in ['p.x = 1', 'del p.x', 'P.x.__set__(p, 1)', 'P.x.__get__(3)', 'P.x.__get__(p)', 'P.x.__get__((5,6))', 'P.x.__get__(None, P)', 'P.y.__get__((5,))', 'P.x.__reduce__()', 'type(P.x)', 'P.x']:
    try: print(s, eval(s) if '=' not in s and 'del' not in s else exec(s))
    except BaseException as e: print(s, type(e).__name__, e)
P.x.__doc__ = 'the x'
print(P.x, P.x.__doc__)
import typing
class Q(typing.NamedTuple):
    """doc"""
    a: int
    b: str = 'k'
    def m(self): return self.a
print(Q.a, Q(1).b, Q(2).m(), Q.b)
class R(P):
    @property
    def x(self): return super().x + 1
print(R(1,2).x, R.y)
import inspect
print(inspect.isdatadescriptor(P.x), callable(P.x))
