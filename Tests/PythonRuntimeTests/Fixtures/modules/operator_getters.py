# Functions to sort and group by: what they get, their wrong calls, copies.
import operator
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
ig=operator.itemgetter; ag=operator.attrgetter; mc=operator.methodcaller
t(lambda: ig()); t(lambda: ig(a=1)); t(lambda: ig(1)()); t(lambda: ig(1)(1,2)); t(lambda: ig(1)([1,2],x=1)); t(lambda: ig(1)([1])); t(lambda: ig('a')({'a':1})); t(lambda: ig('a','b')({'a':1}));t(lambda: ig(1)(5)); t(lambda: ig(slice(1,3))('abcd')); t(lambda: ig(1,2)); t(lambda: ig(1)); t(lambda: ig(1,a=2))
t(lambda: ag()); t(lambda: ag(1)); t(lambda: ag('a.b')); t(lambda: ag('real','imag')(3+4j)); t(lambda: ag('real.imag')(3+4j)); t(lambda: ag('x')(1)); t(lambda: ag('real.x')(1)); t(lambda: ag('real')()); t(lambda: ag('real')(1,2)); t(lambda: ag('real', x=1)); t(lambda: ag('real')(1, x=1)); t(lambda: ag('')(1)); t(lambda: ag('a', 2)); t(lambda: ag('real.')(1))
t(lambda: mc()); t(lambda: mc(1)); t(lambda: mc('upper')('a')); t(lambda: mc('split', ',', maxsplit=1)('a,b,c')); t(lambda: mc('x')(1)); t(lambda: mc('split', ',', maxsplit=1)); t(lambda: mc('upper')()); t(lambda: mc('upper')('a', 'b')); t(lambda: mc('upper', 1)('a')); t(lambda: mc(name='x')); t(lambda: mc('upper')('a', x=1))
def sub(b):
    class C(b): pass
    return C
t(lambda: sub(ig)); t(lambda: sub(ag)); t(lambda: sub(mc))
def seta(x): x.foo = 1
t(lambda: seta(ig(1))); t(lambda: seta(ag('x'))); t(lambda: seta(mc('x')))
import copy
t(lambda: copy.copy(ig(1,2))); t(lambda: copy.deepcopy(ag('a.b','c'))); t(lambda: copy.copy(mc('f', 1, x=2)))
t(lambda: ig(1).__reduce__()); t(lambda: ag('a.b','c').__reduce__()); t(lambda: mc('f', 1).__reduce__()); t(lambda: mc('f', 1, x=2).__reduce__())
t(lambda: type(ig(1))); t(lambda: ig); t(lambda: ig.__module__); t(lambda: ig.__name__); t(lambda: ig(1) == ig(1)); t(lambda: hash(ig(1)) is not None); t(lambda: callable(ig(1)))
l=[]; l.append(ig(l)); t(lambda: l)
t(lambda: ig.__init__); t(lambda: ig(1).__init__(2)); t(lambda: ig(1).__call__([5,6]))
t(lambda: vars(ig(1)))
class A:
    f = ig(0)
t(lambda: A().f); t(lambda: A().f([1]))
rows = [('b', 2), ('a', 2), ('c', 1)]
t(lambda: (sorted(rows, key=ig(1)), sorted(rows, key=ig(1, 0)), max(rows, key=ig(0)), list(map(mc('count', 2), rows))))
