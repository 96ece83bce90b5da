# Too long for a collection at every safepoint
# Which methods of classes derived from the built-in containers the built-in functions call, and which they pass over.
import copy, json, collections, itertools
log=[]
def mk(base):
    class S(base):
        def __iter__(self): log.append('iter'); return iter([100,200])
        def __getitem__(self,k): log.append(f'get{k!r}'); return 7 if not isinstance(k,slice) else [8]
        def __len__(self): log.append('len'); return 5
        def __contains__(self,k): log.append('contains'); return True
        def keys(self): log.append('keys'); return ['k1','k2']
        def items(self): log.append('items'); return [('i1',1)]
        def values(self): log.append('values'); return [9,9]
        def __eq__(self,o): log.append('eq'); return True
        def __hash__(self): log.append('hash'); return 3
        def __repr__(self): log.append('repr'); return '<S>'
        def __add__(self,o): log.append('add'); return 'added'
        def append(self,x): log.append('append'); base.append(self,x)
        def __setitem__(self,k,v): log.append('set'); base.__setitem__(self,k,v)
        def add(self,x): log.append('addm'); base.add(self,x)
        def update(self,*a,**k): log.append('update'); base.update(self,*a,**k)
        def copy(self): log.append('copy'); return 'copied'
        def get(self,*a): log.append('getm'); return 4
        def index(self,*a): log.append('index'); return 4
        def __reversed__(self): log.append('reversed'); return iter('zy')
        def __missing__(self,k): log.append('missing'); return 'miss'
        def __or__(self,o): log.append('or'); return 'ored'
        def __ior__(self,o): log.append('ior'); return self
        def __lt__(self,o): log.append('lt'); return True
        def __bool__(self): log.append('bool'); return False
        def sort(self,**k): log.append('sort')
    return S
L=mk(list); D=mk(dict); T=mk(tuple); SE=mk(set); F=mk(frozenset); ST=mk(str); B=mk(bytes); OD=mk(collections.OrderedDict); DQ=mk(collections.deque); CO=mk(collections.Counter); DD=mk(collections.defaultdict)
vals=lambda: {'L':L([1,2,3]),'D':D({'a':1,'b':2}),'T':T((1,2,3)),'SE':SE([1,2]),'F':F([1,2]),'ST':ST('abc'),'B':B(b'abc'),'DQ':DQ([1,2,3])}
exprs='''copy.copy(x)
copy.deepcopy(x)
list(x)
tuple(x)
set(x)
frozenset(x)
dict(x)
sum(x)
max(x)
min(x)
sorted(x)
sorted(x)[:1]
len(x)
bool(x)
any(x)
all(x)
json.dumps(x)
json.dumps([x])
json.dumps({'q':x})
json.dumps(x,indent=1)
list.__repr__(x)
dict.__repr__(x)
repr([x])
str(x)
'%s' % x
'%s %s' % x
'%(a)s' % x
'{0[a]}'.format(x)
'{a}'.format_map(x)
''.join(x)
','.join(map(str,x))
[*x]
{**x}
(lambda *a:a)(*x)
(lambda **k:k)(**x)
[1]+x
x+[1]
(1,)+x
[1,2]*2==x
[1,2,3]==x
{'a':1,'b':2}==x
(1,2,3)==x
{1,2}==x
x=={1,2}
[].extend(x)
[0][:]+list(x)
l.extend(x) or l
l.__iadd__(x)
l.__setitem__(slice(0,1),x) or l
d.update(x) or d
d|x
x|d
dict(d,**x)
dict.fromkeys(x)
s|x
x|s
s.union(x)
s.update(x) or s
s.intersection(x)
s.difference(x)
s.issubset(x)
s.issuperset(x)
s<=x
s.isdisjoint(x)
s.symmetric_difference(x)
1 in x
x[0]
x[:]
iter(x)
list(iter(x))
list(reversed(x))
list(zip(x,x))
list(enumerate(x))
list(map(str,x))
list(itertools.chain(x,x))
[a for a in x]
[a for a,*b in [x]]
bytes(x)
bytearray(x)
collections.Counter(x)
collections.deque(x)
collections.OrderedDict(x)
hash(x)
{x:1}
{x}
isinstance(x,S_)
str.join(',',x)
'a'.startswith(x)
'abc' in x
'abc'.replace(x,'q')
'abc'.find(x)
'abc'+x
x+'abc'
x=='abc'
f'{x}'
f'{x:>5}'
f'{x!r}'
print(x)
print(*x)
int(x)
float(x)
eval(x)
list(x.items())
x.copy()
list.copy(x)
dict.copy(x)
set.copy(x)
list.index(x,2)
list.count(x,2)
list.__contains__(x,9)
dict.get(x,'a')
dict.__contains__(x,'zz')
dict.items(x)
dict.pop(x,'a')
dict.setdefault(x,'n',1)
x=='<S>'
x<[1]
min(x,default=3)
setattr(o,x,1)
x.join(['a','b'])
x.split()
x.upper()
x.strip()
x.encode()
isinstance(1,x)
type('N',x,{})
eval('a',{},x)
str.maketrans(x)
'abc'.translate(x)
max([1],key=x.get)
x.fromkeys([1])
x.most_common()
a,b,c=1,2,3'''.split('\n')
class o: pass
import re
for name in vals():
    for ex in exprs:
        l=[0]; d={'z':0}; s={1,9}
        x=vals()[name]; S_=type(x); log.clear()
        try: r=eval(ex); out=type(r).__name__+' '+re.sub('0x[0-9a-f]+','0x',object.__repr__(r) if isinstance(r,S_) else repr(r)[:80] if not isinstance(r,(set,frozenset)) else str(sorted(map(str,r))))
        except BaseException as e: out=type(e).__name__+' '+str(e)[:90]
        print(name,ex,'->',out,'|',' '.join(log[:12]))
