import copy, weakref
class K: pass
k, m = K(), K()
r = weakref.ref(k)
print(copy.copy(r) is r, copy.deepcopy(r) is r, copy.deepcopy([r])[0] is r)
d = weakref.WeakKeyDictionary({k: [1]})
c, e = copy.copy(d), copy.deepcopy(d)
d[m] = 2
print(len(c), c[k] is d[k], e[k] == d[k], e[k] is d[k])
v = weakref.WeakValueDictionary({'a': k})
print(copy.copy(v)['a'] is k, copy.deepcopy(v)['a'] is k)
print(len(copy.copy(weakref.WeakSet([k]))))
print(dict(v | {'b': m}) == {'a': k, 'b': m}, dict({'b': m} | v) == {'a': k, 'b': m}, (d | {k: 5})[k], d.__or__(5))
v |= {'c': m}
print(sorted(v), type(v | {}).__name__)
