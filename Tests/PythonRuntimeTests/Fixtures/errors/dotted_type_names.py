# Classes of C modules are called by their module too in messages.
import re, functools, operator, array, struct, hashlib, types
objs = [re.match('a', 'a'), re.compile('a'), functools.partial(len), operator.itemgetter(1), operator.attrgetter('a'), operator.methodcaller('x'), array.array('i'), struct.Struct('i'), hashlib.md5(), int | str, functools.lru_cache(len)]
for o in objs:
    for f in (lambda: o.zzz, lambda: o + 1, lambda: int(o), lambda: o < 1, lambda: ''.join([o]), lambda: next(o), lambda: -o, lambda: [1][o], lambda: 'a' * o, lambda: str.upper(o), lambda: range(o), lambda: abs(o), lambda: round(o)):
        try: print(type(o).__name__, f())
        except Exception as e: print(type(o).__name__, type(e).__name__, str(e).split(' at 0x')[0])
class A:
    def m(self): pass
print(A().m.__module__, A.m.__module__, [].append.__module__, str.join.__objclass__)
for t in (ValueError, KeyError, OSError): print(bool(t.__doc__), t().__doc__ == t.__doc__)
print(['__len__' in vars(t) for t in (list, dict, str, set, tuple, bytes, range)], vars(list)['__hash__'], type(vars(int)['__add__']).__name__)
for f in (lambda: super(1, 2, 3), lambda: hash(types.CellType()), lambda: str.__getnewargs__(), lambda: list.__len__(), lambda: list.append()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
