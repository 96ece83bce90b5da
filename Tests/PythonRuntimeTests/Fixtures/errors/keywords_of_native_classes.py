import itertools
for c in 'accumulate()|accumulate([1],None,3)|accumulate([1],None,3,4)|accumulate([1],x=1)|accumulate(func=None)|product([1],x=2)|product([1],repeat="a")|product([1],repeat=2,x=3)|product(repeat=-1)|islice()|islice([1])|islice([1],1,2,3,4)|islice([1],1,x=2)|islice(x=1)|cycle()|cycle(x=1)|cycle(1,2)|takewhile(1,x=2)|count(1,2,3)|count(start=1,x=2)|count(x=1)|repeat()|repeat(1,2,3)|repeat(1,x=2)|repeat(object=1,times=2,x=3)|groupby()|groupby([1],None,3)|groupby([1],x=3)|starmap(x=1)|zip_longest([1],x=1)|zip_longest([1],fillvalue=1,x=1)|chain(x=1)|pairwise(x=1)|tee([],x=1)|filterfalse(None,[],x=2)'.split('|'):
    try: print(c, str(eval('itertools.' + c)).split(' at ')[0])
    except BaseException as e: print(c, type(e).__name__, e)
import collections
for c in 'property(x=1)|property(1,2,3,4,5)|property(1,fget=2)|classmethod(x=1)|staticmethod(x=1)|super(x=1)|collections.deque([],x=1)|collections.deque([],1,2)|collections.deque(maxlen=2)'.split('|'):
    try: print(c, str(eval(c)).split(' at ')[0])
    except BaseException as e: print(c, type(e).__name__, e)
