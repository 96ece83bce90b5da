# generators, closures, comprehension, exceptions
def gen():
    try:
        x = yield 1
        print('got', x)
        try: y = yield 2
        except ValueError as e: print('caught', e); y = yield 'recovered'
        print('y', y)
        return 'done'
    finally: print('cleanup')
g = gen(); print(next(g), g.send('a'), g.throw(ValueError('boo')))
try: g.send('z')
except StopIteration as e: print('stop', e.value)
g = gen(); next(g); g.close(); print(list(g))
try: g = gen(); g.send(1)
except TypeError as e: print(e)
def outer():
    r = yield from gen()
    print('r', r)
    yield from [10, 20]
    return 5
o = outer(); print(next(o), o.send(3)); 
try: o.throw(KeyError('k'))
except KeyError as e: print('KeyError', e)
def avg():
    total = n = 0; a = None
    while True:
        v = yield a
        if v is None: break
        total += v; n += 1; a = total / n
    return a, n
c = avg(); next(c); print(c.send(1), c.send(3))
try: c.send(None)
except StopIteration as e: print(e.value)
def bad():
    raise StopIteration
    yield
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
def selfref():
    yield next(g2)
g2 = selfref()
try: next(g2)
except ValueError as e: print(e)
print(sum(x * x for x in range(5)), [y for x in range(3) for y in range(x)], {k: v for k, v in zip('ab', [1, 2])}, {x % 3 for x in range(10)}, [[i * j for j in range(3)] for i in range(3)], [x for x in range(20) if x % 2 if x % 3], [(a, b) for a in 'ab' for b in range(2) if b], [z := 5, z + 1], [w for w in (lambda: [1, 2])()])
def mk():
    fs = []
    for i in range(3): fs.append(lambda i=i: i)
    return [f() for f in fs], [f() for f in [lambda: i for i in range(3)]]
print(mk())
def counter():
    n = 0
    def inc(by=1):
        nonlocal n; n += by; return n
    return inc
a, b = counter(), counter(); a(); a(5); print(a(), b(), a.__closure__[0].cell_contents, a.__code__.co_freevars)
def f(a, /, b, *c, d=4, **e): return a, b, c, d, e
print(f(1, 2), f(1, 2, 3, d=5, z=6), f(1, b=2), f(*[1, 2], **{'q': 3}), f.__defaults__, f.__kwdefaults__)
for call in [lambda: f(), lambda: f(1), lambda: f(a=1, b=2), lambda: f(1, 2, b=3), lambda: f(1, 2, **{'d': 1}, d=2), lambda: (lambda: 0)(1), lambda: (lambda x: 0)(), lambda: (lambda *, k: 0)(), lambda: (lambda *, k: 0)(1), lambda: (lambda x, y=1: 0)(1, 2, 3), lambda: (lambda x: 0)(z=1), lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: (lambda a, b, c: 0)(), lambda: (lambda a, b: 0)(1), lambda: len(), lambda: len(1, 2), lambda: int('x'), lambda: 'a' + 1, lambda: [1] + (2,), lambda: None + 1, lambda: 'abc'[5], lambda: [1, 2]['a'], lambda: {}['k'], lambda: {1: 2}[[]], lambda: 1 / 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: 0 ** -1, lambda: 5(), lambda: 'a'(), lambda: undefined, lambda: [].foo, lambda: 'x'.foo, lambda: None.foo, lambda: (1).foo, lambda: print.foo, lambda: int.foo, lambda: [].append(), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: [1].index(5), lambda: [1].remove(5), lambda: 'a'.index('b'), lambda: tuple().index(1), lambda: next(iter([])), lambda: iter(5), lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: set([[]]), lambda: sorted([1, 'a']), lambda: max([]), lambda: min(), lambda: sum(['a']), lambda: sum([[1]]), lambda: int('12', 40), lambda: int(None), lambda: float('abc'), lambda: complex('x'), lambda: chr(-1), lambda: ord('ab'), lambda: ord(5), lambda: range(1, 2, 0), lambda: range('a'), lambda: range(1.5), lambda: 'a' * 'b', lambda: [1] * 1.5, lambda: 'a' < 1, lambda: [1] < 5, lambda: {} < {}, lambda: 1 < None, lambda: 1j < 2, lambda: abs('a'), lambda: round('a'), lambda: hash([]), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: zip(1), lambda: enumerate(5), lambda: reversed(5), lambda: reversed({1}), lambda: map(5), lambda: 'abc'.split(''), lambda: 'abc'.join([1]), lambda: ''.join(5), lambda: 'a'.encode('nope'), lambda: b'\xff'.decode(), lambda: 'é'.encode('ascii'), lambda: bytes([256]), lambda: bytes('a'), lambda: bytearray(-1), lambda: b'a' + 'a', lambda: 'a'.replace(1, 2), lambda: 'a'.startswith(5), lambda: [3, 1].sort(5), lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: divmod(1, 0), lambda: 1 << -1, lambda: 1 << 10**10 if False else 2 << -5, lambda: 1.5 << 1, lambda: ~1.5, lambda: -'a', lambda: not_defined.x, lambda: (1, 2) + [3], lambda: (1, 2)[3], lambda: 'abc'[1.5], lambda: [1][1:2:0], lambda: slice(1).indices('a'), lambda: object() + 1, lambda: object() < object(), lambda: object()[0], lambda: len(5), lambda: len(object()), lambda: getattr(1, 'x'), lambda: getattr(1, 5), lambda: setattr(1, 'x', 2), lambda: delattr([], 'x'), lambda: type('A', 5, {}), lambda: super(), lambda: eval('1 +'), lambda: eval('x y'), lambda: exec('for'), lambda: compile('1', 'f', 'bad'), lambda: __import__('nope'), lambda: input, lambda: format(1, 'q'), lambda: format('a', 'd'), lambda: '{:d}'.format('a'), lambda: '%d' % 'a', lambda: bin('a'), lambda: hex(1.5), lambda: callable(), lambda: id(), lambda: vars(1), lambda: dir(1, 2), lambda: int.from_bytes(b'a', 'x'), lambda: (300).to_bytes(1, 'big'), lambda: float.fromhex('zz'), lambda: str(b'a', 'utf-8', 'x', 'y'), lambda: dict(a=1, **{'a': 2}), lambda: {**5}, lambda: [*5], lambda: frozenset([1]).add(2), lambda: (1).__add__('a'), lambda: [].__getitem__('a'), lambda: int.__add__(1), lambda: str.upper(5), lambda: list.append([], 1, 2), lambda: property().x, lambda: staticmethod(5)(), lambda: memoryview(5) if False else 0]:
    try: print(call())
    except Exception as e: print(type(e).__name__, '|', e)
def tryf(n):
    try:
        if n == 0: return 'ret'
        if n == 1: raise ValueError('v')
        if n == 2: raise KeyError('k')
        if n == 3: 1 / 0
    except ValueError as e: return f'VE {e}'
    except (KeyError, IndexError) as e: return f'KE {e!r}'
    else: return 'else'
    finally: print('fin', n)
for i in range(3): print(tryf(i))
try: tryf(3)
except ZeroDivisionError as e: print(e, e.__context__)
print(tryf(4))
def ff():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print('f', i)
    else: print('no')
    try: return 1
    finally: return 2
print(ff())
class MyE(Exception):
    def __init__(self, code, msg='dflt'): super().__init__(code, msg); self.code = code
    def __str__(self): return f'[{self.code}]'
for e in [MyE(5), MyE(1, 'x'), Exception(), Exception('a', 1), KeyError('k'), KeyError(), OSError(2, 'no', 'f'), StopIteration(3), SystemExit(1), UnicodeDecodeError('utf8', b'x', 0, 1, 'bad'), AttributeError('a'), ImportError('m', name='n'), AssertionError(), SyntaxError('s', ('f', 1, 2, 'txt')), UnicodeEncodeError('ascii', 'é', 0, 1, 'r')]: print(repr(e), '|', str(e), '|', e.args)
try: assert 1 == 2, f'msg {1 + 1}'
except AssertionError as e: print(repr(e))
try: raise MyE
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try:
    try: raise ValueError('a')
    finally: raise KeyError('b')
except KeyError as e: print(repr(e.__context__))
e1 = ValueError('x').with_traceback(None); print(e1.__traceback__, e1.__cause__)
try: del undefined_name
except NameError as e: print(e, e.name)
try: print(lenn)
except NameError as e: print(e)
def unb():
    print(loc); loc = 1
try: unb()
except UnboundLocalError as e: print(e)
def fv():
    def g(): return later
    g(); later = 1
try: fv()
except NameError as e: print(e)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b, *c = 1,
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
try: [a, b] = {1}
except ValueError as e: print(e)
try: (a, b), c = [1, 2], 3; print(a, b, c); (a, b), c = 1, 2
except TypeError as e: print(e)
first, *mid, last = range(6); print(first, mid, last)
x = y = []; x.append(1); print(y, x is y)
i = 0; i, l = 1, [0, 0]; l[i], i = 5, 0; print(l, i)
print(1 < 2 < 3, 1 < 3 > 2, not 1 == 2, 1 if [] else 2, [] or 'x' and 'y', 0 or None, 1 and 0, (lambda *a, **k: (a, k))(1, x=2), *[1, 2], *'ab', sep='|')
while True:
    i += 1
    if i == 3: continue
    if i > 5: break
else: print('never')
for q in []: pass
else: print('else ran')
global_x = 10
def sh():
    global global_x; global_x += 1
    return global_x
print(sh(), global_x, 0b101, 0o17, 0xff, 1_000, 1e3, .5, 5., 1j, 'a' 'b', r'\n', b'x\x00', '\u00e9\N{BULLET}', """tri
ple""", ..., __name__, True + True, -7 // 2, -7 % 3, 7 // -2, 2 ** -1, 2 ** 3 ** 2, -2 ** 2, 5 // 2.0, 10 % 3.5, divmod(-7, 3), round(2.5), round(-1.5), round(1234.567, -2), 0.1 + 0.2, 1e16, 1e-5, 123456789012345678, 1e22, 1.0, 100000000000000000000.0, float('inf'), -0.0, 3.0e-10, 1/3, 2/3, 1e100, 5e-324)
