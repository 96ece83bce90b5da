# The functions of random are methods of a hidden object.
import random, inspect
for n in dir(random):
    v=getattr(random,n)
    if callable(v) and not n.startswith('_'):
        print(n, type(v).__name__, inspect.ismethod(v), inspect.isbuiltin(v), inspect.isroutine(v), type(getattr(v,'__self__',None)).__name__)
        try: print('   ',inspect.signature(v), v.__module__, v.__qualname__, v.__name__)
        except Exception as e: print('   ',type(e).__name__)
import re
print(re.sub('0x[0-9a-f]+','0x',repr(random.randint)), re.sub('0x[0-9a-f]+','0x',repr(random.random)), re.sub('0x[0-9a-f]+','0x',repr(random.seed)))
R=random.Random
for n in ('randint','seed','shuffle'):
    v=getattr(R,n); print(n,type(v).__name__,v.__qualname__, re.sub('0x[0-9a-f]+','0x',repr(v)))
    v=getattr(R(5),n); print(n,type(v).__name__,v.__qualname__, re.sub('0x[0-9a-f]+','0x',repr(v)), v.__self__.__class__)
for c in (lambda:random.randint(), lambda:random.randint(1), lambda:random.randint(1,2,3), lambda: random.randint(1,b=2,c=3), lambda: random.choice(), lambda:random.choice([]), lambda:random.seed(1,2,3), lambda: random.random(1), lambda: random.shuffle(), lambda:random.shuffle([1],2), lambda:random.sample([1],2), lambda:random.choices(), lambda:random.gauss(1,2,3), lambda:random.uniform(1), lambda:R().randint(1), lambda:R.randint(1,2), lambda:R.randint(), lambda:random.getrandbits(), lambda:random.expovariate(), lambda: random.betavariate(1), lambda: random.setstate(1), lambda: random.randbytes(), lambda: random.triangular(1,2,3,4), lambda: random.sample(), lambda: random.randrange(), lambda: random.randrange(1,2,3,4), lambda: random.vonmisesvariate(), lambda: random.randint('a',2), lambda:random.uniform('a','b')):
    try: print(c())
    except Exception as e: print(type(e).__name__,e)
print(random.randint.__self__ is random.random.__self__, random.randint.__self__ is random.seed.__self__, random.randint.__func__ is R.randint, random.randint == random.randint, type(random.randint.__self__))
s=random.randint.__self__; s.seed(4); a=random.random(); random.seed(4); print(a==random.random(), a==s.random())
class Q(R):
    def random(self): return 0.25
q=Q(); print(q.randint(1,10), q.choice('abcd'), q.uniform(0,4), q.shuffle([1,2,3]), q.gauss(0,1))
from random import randint; print(randint.__name__, randint.__doc__ is None)
