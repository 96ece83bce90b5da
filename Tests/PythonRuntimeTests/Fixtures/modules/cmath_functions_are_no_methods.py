import cmath
for c in 'cmath.sqrt()|cmath.sqrt(1,2)|cmath.sqrt(z=1)|cmath.log()|cmath.log(1,2,3)|cmath.log(8,2)|cmath.log(2, None)|cmath.rect(1)|cmath.rect(1,x=2)|cmath.isclose(1)|cmath.isclose(1,1,1)|cmath.isclose(1,1,x=1)|cmath.isclose(1,2,rel_tol=-1)|cmath.isclose(1,2,abs_tol=2)|cmath.polar(1,2)|cmath.sqrt("a")|cmath.isclose(1,"a")|cmath.isclose(a=1,b=1,rel_tol="x")|cmath.rect("a",1)|cmath.phase(None)|cmath.log(0)|cmath.sqrt|cmath.isclose|cmath.exp(1000)'.split('|'):
    try: print(c, eval(c))
    except BaseException as e: print(c, type(e).__name__, e)
import inspect
print(inspect.signature(cmath.sqrt), inspect.signature(cmath.isclose), cmath.sqrt.__module__, cmath.sqrt.__name__)
class A:
    close = cmath.isclose
    root = cmath.sqrt
print(A().close(1, 2, rel_tol=2.0), A().root(4), type(cmath.sqrt).__name__)
