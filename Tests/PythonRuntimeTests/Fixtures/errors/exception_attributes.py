# Attributes of exceptions: what they hold, what may be assigned and deleted.
def attempt(label, f):
    try: print(label, repr(f()))
    except BaseException as e: print(label, type(e).__name__ + ':', e)
e = ValueError(1); k = KeyError('k')
def st(o, n, v):
    setattr(o, n, v); return getattr(o, n)
attempt('cause none', lambda: st(e, '__cause__', None))
attempt('suppress', lambda: e.__suppress_context__)
attempt('cause k', lambda: st(e, '__cause__', k))
attempt('cause int', lambda: st(e, '__cause__', 1))
attempt('cause cls', lambda: st(e, '__cause__', KeyError))
attempt('ctx int', lambda: st(e, '__context__', 1))
attempt('ctx none', lambda: st(e, '__context__', None))
attempt('ctx k', lambda: st(e, '__context__', k))
attempt('sup int', lambda: st(e, '__suppress_context__', 1))
attempt('sup str', lambda: st(e, '__suppress_context__', 'x'))
attempt('sup true', lambda: st(e, '__suppress_context__', False))
attempt('tb int', lambda: st(e, '__traceback__', 1))
attempt('tb none', lambda: st(e, '__traceback__', None))
attempt('args', lambda: st(e, 'args', [1,2]))
attempt('args int', lambda: st(e, 'args', 5))
attempt('args str', lambda: st(e, 'args', 'ab'))
def d(o, n):
    delattr(o, n); return getattr(o, n, 'gone')
for n in ['__cause__','__context__','__suppress_context__','__traceback__','args']:
    attempt('del '+n, lambda: d(e, n))
s = StopIteration(1, 2)
attempt('si', lambda: s.value)
attempt('si set', lambda: st(s, 'value', 9))
attempt('si args', lambda: s.args)
attempt('si del', lambda: d(s, 'value'))
attempt('si empty', lambda: StopIteration().value)
attempt('setstate', lambda: (e.__setstate__({'a': 1}), e.a))
attempt('setstate bad', lambda: e.__setstate__(1))
attempt('with_tb', lambda: e.with_traceback(1))
attempt('with_tb none', lambda: e.with_traceback(None) is e)
attempt('add_note', lambda: e.add_note(1))
attempt('notes', lambda: (e.add_note('x'), e.__notes__))
e.__notes__ = 5
attempt('notes bad', lambda: e.add_note('y'))
x = SystemExit(3)
attempt('code', lambda: (x.code, st(x, 'code', 5), x.args))
o = OSError(2, 'No', 'f')
attempt('oserr', lambda: (o.errno, o.strerror, o.filename, o.filename2, str(o), repr(o), type(o).__name__, o.args))
attempt('errno set', lambda: (st(o, 'errno', 7), str(o)))
u = UnicodeDecodeError('utf-8', b'ab\xff', 2, 3, 'bad')
attempt('ude', lambda: (str(u), u.encoding, u.object, u.start, u.end, u.reason, st(u,'start',1), str(u)))
attempt('ude bad', lambda: UnicodeDecodeError('utf-8', 'x', 2, 3, 'bad'))
attempt('uee', lambda: str(UnicodeEncodeError('ascii', 'a\xe9b', 1, 2, 'no')))
attempt('ute', lambda: str(UnicodeTranslateError('a\xe9b', 1, 2, 'no')))
i = ImportError('m', name='n', path='p')
attempt('imp', lambda: (i.name, i.path, i.msg, i.args, repr(i)))
attempt('imp kw', lambda: ImportError('m', foo=1))
n = NameError('m', name='n')
attempt('nm', lambda: (n.name, n.args))
a = AttributeError('m', name='n', obj=3)
attempt('at', lambda: (a.name, a.obj, a.args))
y = SyntaxError('msg', ('f', 1, 2, 'text', 3, 4))
attempt('sy', lambda: (y.msg, y.filename, y.lineno, y.offset, y.text, y.end_lineno, y.end_offset, y.print_file_and_line, str(y), repr(y)))
attempt('sy2', lambda: SyntaxError('msg', ('f', 1)))
attempt('cls', lambda: st(e, '__class__', KeyError))
class E1(ValueError): pass
class E2(ValueError): pass
f = E1()
attempt('cls2', lambda: st(f, '__class__', E2))
class MyE(Exception):
    def __init__(self, a, *, b): super().__init__(a); self.b = b
attempt('myE', lambda: (repr(MyE(1, b=2)), MyE(1,b=2).args, vars(MyE(1,b=2))))
attempt('noinit', lambda: (lambda z: (z.args, str(z)))(type('Q', (Exception,), {'__init__': lambda self, *a, **k: None})(1, 2, c=3)))
attempt('kw', lambda: ValueError(a=1))
try:
    try: 1/0
    except ZeroDivisionError as z:
        raise KeyError('a') from z
except KeyError as kk:
    attempt('chain', lambda: (kk.__cause__, kk.__context__, kk.__suppress_context__))
try:
    raise ValueError from KeyError
except ValueError as v: attempt('from class', lambda: v.__cause__)
try:
    raise ValueError from 5
except TypeError as v: attempt('from 5', lambda: v)
try:
    raise 5
except TypeError as v: attempt('raise 5', lambda: v)
try:
    raise object
except TypeError as v: attempt('raise object', lambda: v)
class BadNew(Exception):
    def __new__(cls): return 5
try:
    raise BadNew
except TypeError as v: attempt('badnew', lambda: v)
try:
    raise
except RuntimeError as v: attempt('raise none', lambda: v)
# context cycle
a1 = ValueError('a1')
try:
    try: raise a1
    except ValueError:
        try: raise KeyError('b')
        except KeyError: raise a1
except ValueError as q:
    attempt('cyc', lambda: (q.__context__, q.__context__.__context__))
