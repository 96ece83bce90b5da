import weakref

import gc,re
class A:
    def __init__(self,n=0): self.n=n
    def m(self): return self.n
    def __len__(self): return 3
    def __add__(self,o): return A(self.n+o)
    def __repr__(self): return f'A({self.n})'
a=A(5); r=weakref.ref(a); print(r() is a, r==weakref.ref(a), r is weakref.ref(a), weakref.getweakrefcount(a))
del a; print(r(), r() is None)
r=weakref.ref(A()); print(r())
a=A(1)
def cb(ref): print('gone', ref() is None)
r=weakref.ref(a,cb); a=None; print('after', r())
def f():
    x=A(2); r=weakref.ref(x, lambda _: print('local gone')); return r
r=f(); print(r())
d=weakref.WeakValueDictionary(); k=A(7); d['k']=k; d['t']=A(8); print(list(d.items()), len(d), 'k' in d, d.get('zz')); del k; print(list(d), len(d))
w=weakref.WeakKeyDictionary(); k=A(9); w[k]='v'; print(w[k], len(w)); del k; print(len(w))
s=weakref.WeakSet(); k=A(1); s.add(k); print(len(s), k in s); del k; print(len(s), list(s))
k=A(4); p=weakref.proxy(k); print(p.n, p.m(), len(p), (p+1).n, repr(p)[:2] , type(p).__name__); p.n=10; print(k.n); del k
try: p.n
except ReferenceError as e: print(e)
k=A(3); m=weakref.WeakMethod(k.m); print(m()()); del k; print(m())
k=A(3); fin=weakref.finalize(k, print, 'finalized', 1); print(fin.alive); del k; print(fin.alive)
for bad in (1,'a',[],{},(),None,2.5):
    try: weakref.ref(bad)
    except TypeError as e: print(e)
print(weakref.ref(A)() is A, weakref.ref(f)() is f, weakref.ref(cb))if 0 else None
class N: pass
a=N(); b=N(); a.o=b; b.o=a; r=weakref.ref(a); del a,b; print(r() is None); gc.collect(); print(r() is None)
class D:
    def __del__(self): print('del')
x=D(); r=weakref.ref(x, lambda _: print('cb')); del x; print(r())
class S: __slots__=('a',)
try: weakref.ref(S())
except TypeError as e: print(e)
class Parent:
    def __init__(self): self.children=[]
    def add(self,c): c.parent=weakref.ref(self); self.children.append(c)
class Child: pass
p=Parent(); c=Child(); p.add(c); print(c.parent() is p); del p; print(c.parent())
cache=weakref.WeakValueDictionary()
def get(k):
    o=cache.get(k)
    if o is None: o=A(k); cache[k]=o; print('made',k)
    return o
x=get(1); y=get(1); print(x is y); del x,y; print(len(cache)); z=get(1)
lst=[A(i) for i in range(3)]; refs=[weakref.ref(q) for q in lst]; print([q().n for q in refs]); lst.pop(); print([q() for q in refs]); lst.clear(); print([q() for q in refs])
print(re.sub('0x[0-9a-f]+','X',repr(weakref.ref(z))), re.sub('0x[0-9a-f]+','X',repr(refs[0])), weakref.ref.__name__, hash(weakref.ref(z))==hash(z))
last=A('end'); rr=weakref.ref(last, lambda _: print('exit cb'))
ff=weakref.finalize(z, print, 'bye')
