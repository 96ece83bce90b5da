# Hostile arguments of itertools.
from itertools import *
import re
def t(s):
    try: r=eval(s); print(s,'->',re.sub(' at 0x[0-9a-f]+', '', repr(r))[:60])
    except BaseException as e: print(s,'->',type(e).__name__,str(e)[:80])
t('next(permutations("ab",10**6), "end")'); t('next(combinations("ab",10**6),"end")'); t('permutations("ab",10**15)'); t('combinations("ab",10**15)'); t('combinations_with_replacement("",10**15)')
t('next(combinations_with_replacement("a",10**6))[:2]'); t('tee([],10**12)'); t('len(tee([],1000))'); t('list(repeat(1,-10**18))'); t('repeat(1,2**63)'); t('list(islice(count(2**63-3),5))'); t('list(islice(count(-2**63,-1),2))'); t('list(islice(count(2**63-2),3))')
t('islice([],2**63)'); t('islice([],2**63-1)'); t('next(islice(count(),2**63-1,None))' if 0 else '1'); t('list(islice([1],0,2**63-1,2**63-1))')
r=repeat(1,2); rr=repeat([r]); t('repr(rr)')
x=[]; x.append(repeat(x)); t('repr(x)')
g=groupby([1,1,2]); k,a=next(g); g.__setstate__((1,a,1)); t('list(a)'); t('[k for k,v in g]')
class E:
    def __eq__(self,o): raise ZeroDivisionError
t('[k for k,v in groupby([E(),E()])]')
class M:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>5: raise StopIteration
        if s.n==3: 
            try: next(P)
            except Exception as e: print('inner',type(e).__name__,e)
        return s.n
for mk in ('pairwise(M())','zip_longest(M(),M())','accumulate(M())','chain(M())','cycle(M())','islice(M(),4)','compress(M(),M())','groupby(M())','tee(M())[0]','starmap(max,zip(M(),M()))','product(M())','combinations(M(),2)'):
    if 'product' in mk or 'combinations' in mk: P=iter([])
    P=eval(mk); 
    try: print(mk,[str(v)[:12] if 'group' not in mk else v[0] for v in islice(P,8)])
    except Exception as e: print(mk,type(e).__name__,e)
p=permutations('abc'); p.__setstate__(((0,1,2),(9,9,9))); print(list(p))
p=permutations(''); print(p.__reduce__()); p.__setstate__(((),())); print(list(p))
p=product('ab','',); t('p.__setstate__((0,0))'); print(list(p))
p=product('ab','cd'); p.__setstate__((True,5)); print(list(p))
i=islice([1,2,3],1,None); i.__setstate__(-5); t('list(i)'); i=islice([1,2,3],2); i.__setstate__(10**3); t('list(i)')
D=type(tee([])[0]); td=tee([1,2])[0].__reduce__()[2][0]; T=type(td); print(D,T)
for a in ('T([1],[1]*58,None)','T([1],[1]*57,td)','T([1],[1]*57,5)','T([1],[1],td)','T(5,[1],None)','T([1],(1,),None)','T()','T(1,2,3,4)','T(iter([1]),[],None)','D(5)','D()','D([],1)','D(x=1)'):
    t(a)
n=D([]); t('n.__setstate__((T(iter([9]),[1]*57,None),57))'); t('list(n)'); t('n.__setstate__((td,58))'); t('n.__setstate__((td,-1))'); t('n.__setstate__((td,"x"))'); t('n.__setstate__(5)'); t('n.__setstate__((5,1))')
a,b=tee(iter(range(200))); list(a); import copy; c=copy.copy(b); next(b); print(sum(b), sum(c), len(list(copy.deepcopy(tee([1,2,3])[0]))))
class CI:
    def __iter__(s): return s
    def __next__(s): return 1
    def __copy__(s): return 'copied'
print(tee(CI(),3)[1:])
class CN:
    def __iter__(s): return s
    def __next__(s): return 1
    __copy__=None
t('tee(CN(),2)')
a=count(1); b=count(a) if 0 else None
t('count(E())'); t('next(count("a"))'); t('list(islice(count(1,[]),2))'); t('list(islice(accumulate([1,"a"]),2))')
class Sub(count):
    def __repr__(s): return super().__repr__()+'!'
print(Sub(3), Sub(1,2)); 
class R(repeat): pass
print(R(1), R([1],2), R(R(1)))
import operator
print(operator.length_hint(repeat(1,5)), operator.length_hint(repeat(1),7), operator.length_hint(map(str,[]),7), operator.length_hint(iter([1,2]),7), operator.length_hint(chain([1]),7), operator.length_hint(zip(),3))
