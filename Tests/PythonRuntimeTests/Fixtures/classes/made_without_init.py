# Objects of built-in classes made by __new__ alone, and __init__ called again.
import io, collections, copy, json, decimal, fractions, random, array, datetime, functools, types, re, itertools, string, textwrap, enum, dataclasses, contextlib, operator
def t(s_, **k):
    try: print(s_, '->', re.sub('0x[0-9a-f]+','0x',repr(eval(s_,globals(),k))))
    except BaseException as e: print(s_, '->', type(e).__name__, e)
N=lambda c,*a: c.__new__(c,*a)
for c in (io.StringIO, io.BytesIO):
    o=N(c)
    n=c.__name__
    for m in ('read()','write("a")','write(b"a")','getvalue()','tell()','seek(0)','readline()','closed','flush()','seekable()','readable()','writable()','truncate()','__iter__()','__next__()','__enter__()','isatty()','readlines()','writelines([])','newlines','encoding','line_buffering','errors','getbuffer()','read1()','readinto(bytearray(3))','detach()','fileno()'):
        t(f'N(io.{n}).{m}')
    t(f'N(io.{n}).close()')
    o=N(c); 
    try: o.close(); o.read()
    except Exception as e: print(type(e).__name__,e)
    o=c('ab' if c is io.StringIO else b'ab'); o.read(1); 
    try: o.__init__(); print(repr(o.getvalue()), o.tell(), o.closed)
    except Exception as e: print(type(e).__name__,e)
    o.close()
    try: o.__init__(); print(o.closed)
    except Exception as e: print(type(e).__name__,e)
    class S(c):
        def __init__(self,*a): self.q=a
    t('s.q', s=S(1)); t('s.getvalue()', s=S(1)); t('s.read()', s=S(1))
class DD(collections.defaultdict):
    def __init__(self,*a): pass
t('d', d=DD(int)); t('d[1]', d=DD(int)); t('d.default_factory', d=DD(int)); t('N(collections.defaultdict)'); t('N(collections.defaultdict)[1]'); t('N(collections.defaultdict,int)[1]')
for c in ('collections.OrderedDict','collections.Counter','collections.deque','collections.UserDict','collections.UserList','collections.ChainMap','list','dict','set','tuple','frozenset','bytearray','str','int','float','complex','bytes','slice','range','memoryview','functools.partial','decimal.Decimal','fractions.Fraction','datetime.date','datetime.timedelta','random.Random','array.array','types.SimpleNamespace','map','filter','reversed','object','functools.cached_property','contextlib.ExitStack','io.TextIOBase','Exception','operator.itemgetter','operator.attrgetter','operator.methodcaller','itertools.count','itertools.chain','types.ModuleType','types.GenericAlias','types.MappingProxyType','string.Template','string.Formatter','textwrap.TextWrapper','json.JSONEncoder','BaseExceptionGroup','datetime.datetime'):
    t(f'N({c})')
    t(f'(lambda o:(o.__init__(), o))(N({c}))')
t('N(collections.UserDict).data'); t('len(N(collections.UserDict))'); t('N(types.SimpleNamespace).a'); t('N(types.ModuleType).__name__'); t('N(fractions.Fraction)')
l=[1,2]; l.__init__([3]); print(l); l.__init__(); print(l)
d={1:2}; d.__init__({3:4}, a=1); print(d); d.__init__(); print(d)
s={1}; s.__init__([2]); print(s); s.__init__(); print(s)
b=bytearray(b'a'); b.__init__(b'cc'); print(b); b.__init__(); print(b)
t1=(1,); 
try: t1.__init__([3]); print(t1)
except Exception as e: print(e)
dq=collections.deque([1,2],5); dq.__init__([3]); print(dq); dq.__init__([1,2,3],2); print(dq)
dd=collections.defaultdict(int,{1:2}); dd.__init__(list,{3:4}); print(dd); dd.__init__(); print(dd)
od=collections.OrderedDict([(1,2)]); od.__init__([(3,4)]); print(od)
c=collections.Counter('ab'); c.__init__('bc'); print(c)
p=property(lambda s:1); p.__init__(lambda s:2); print(p.fget(0), p.fset)
ns=types.SimpleNamespace(a=1); ns.__init__(b=2); print(ns)
class Twice(list):
    def __init__(self,*a): super().__init__(*a); super().__init__(*a)
print(Twice([1,2]), Twice('ab'))
class Twice(dict):
    def __init__(self,*a,**k): super().__init__(*a,**k); super().__init__({9:9})
print(Twice({1:2},b=3))
class Twice(set):
    def __init__(self,*a): super().__init__(*a); super().__init__([9])
print(Twice([1,2]))
r=random.Random(1); a=r.random(); r.__init__(1); print(a==r.random())
i=5
try: i.__init__(6); print(i)
except Exception as e: print(e)
try: object.__init__(5,6)
except Exception as e: print(e)
try: object().__init__(6)
except Exception as e: print(e)
