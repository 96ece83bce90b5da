# What the iterators of built-in classes say of themselves for a copy, and where they can be put.
import copy
import re
its = {
 'list': lambda: iter([1,2,3]), 'rlist': lambda: reversed([1,2,3]), 'tuple': lambda: iter((1,2,3)), 'str': lambda: iter('abc'), 'stru': lambda: iter('aéb'),
 'range': lambda: iter(range(1,9,2)), 'rrange': lambda: reversed(range(1,9,2)), 'lrange': lambda: iter(range(10**30, 10**30+5)), 'dict': lambda: iter({1:2,3:4,5:6}), 'dictv': lambda: iter({1:2,3:4,5:6}.values()), 'dicti': lambda: iter({1:2,3:4,5:6}.items()),
 'rdict': lambda: reversed({1:2,3:4,5:6}), 'set': lambda: iter({1,2,3}), 'bytes': lambda: iter(b'abc'), 'ba': lambda: iter(bytearray(b'abc')), 'callable': lambda: iter(iter([1,2,3]).__next__, 3),
 'enumerate': lambda: enumerate([1,2,3]), 'zip': lambda: zip([1,2,3],[4,5,6]), 'zips': lambda: zip([1,2,3],[4,5,6],strict=True), 'map': lambda: map(str,[1,2,3]), 'filter': lambda: filter(None,[1,2,3]),
 'reversed': lambda: reversed((1,2,3)), 'gen': lambda: (x for x in [1,2,3]), 'mv': lambda: iter(memoryview(b'abc')),
 'zip0': lambda: zip(), 'enumbig': lambda: enumerate([1,2,3], 2**70),
}
class S:
    def __getitem__(self,i):
        if i>2: raise IndexError
        return i
    def __len__(self): return 3
its['seq']=lambda: iter(S()); its['rseq']=lambda: reversed(S())
def clean(x): return re.sub(r'0x[0-9a-f]+','0x',repr(x))
for k,f in its.items():
    for n in (0,1,4):
        i=f()
        try:
            for _ in range(n): next(i)
        except StopIteration: pass
        for meth in ('__reduce__',):
            try: print(k,n,clean(getattr(i,meth)()))
            except Exception as e: print(k,n,type(e).__name__,e)
        try: c=copy.copy(i); print('  copy', type(c).__name__, list(c))
        except Exception as e: print('  copy',type(e).__name__,e)
        try: c=copy.deepcopy(i); print('  deep', type(c).__name__, list(c))
        except Exception as e: print('  deep',type(e).__name__,e)
        for st in (-5,2,100,'x', None):
            i=f()
            if hasattr(i,'__setstate__'):
                try: print('  ',st, i.__setstate__(st), list(i))
                except Exception as e: print('  ',st,type(e).__name__,e)
