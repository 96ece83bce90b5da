# utility code in the style of course libraries
import inspect, collections, re, math, random, time, sys, os, functools, itertools, operator, io, string, copy, types
from types import SimpleNamespace
class HyperParameters:
    def save_hyperparameters(self, ignore=[]):
        frame = inspect.currentframe().f_back
        _, _, _, local_vars = inspect.getargvalues(frame)
        self.hparams = {k: v for k, v in local_vars.items() if k not in set(ignore + ['self']) and not k.startswith('_')}
        for k, v in self.hparams.items(): setattr(self, k, v)
class B(HyperParameters):
    def __init__(self, a, b, c=3):
        self.save_hyperparameters(ignore=['c'])
try: b = B(1, b=2); print(b.a, b.b, hasattr(b, 'c'), b.hparams)
except Exception as e: print(type(e).__name__, e)
def add_to_class(Class):
    def wrapper(obj): setattr(Class, obj.__name__, obj)
    return wrapper
class A: pass
@add_to_class(A)
def do(self): return 'did ' + type(self).__name__
print(A().do())
class Timer:
    def __init__(self): self.times = []; self.start()
    def start(self): self.tik = time.time()
    def stop(self): self.times.append(time.time() - self.tik); return self.times[-1]
    def avg(self): return sum(self.times) / len(self.times)
t = Timer(); t.stop(); print(t.avg() >= 0)
class Accumulator:
    def __init__(self, n): self.data = [0.0] * n
    def add(self, *args): self.data = [a + float(b) for a, b in zip(self.data, args)]
    def __getitem__(self, i): return self.data[i]
m = Accumulator(2); m.add(3, 4); m.add(1, 1); print(m[0] / m[1])
class Vocab:
    def __init__(self, tokens=[], min_freq=0, reserved_tokens=[]):
        if tokens and isinstance(tokens[0], list): tokens = [t for line in tokens for t in line]
        counter = collections.Counter(tokens)
        self.token_freqs = sorted(counter.items(), key=lambda x: x[1], reverse=True)
        self.idx_to_token = list(sorted(set(['<unk>'] + reserved_tokens + [t for t, f in self.token_freqs if f >= min_freq])))
        self.token_to_idx = {t: i for i, t in enumerate(self.idx_to_token)}
    def __len__(self): return len(self.idx_to_token)
    def __getitem__(self, tokens):
        if not isinstance(tokens, (list, tuple)): return self.token_to_idx.get(tokens, self.unk)
        return [self.__getitem__(t) for t in tokens]
    @property
    def unk(self): return self.token_to_idx['<unk>']
text = re.sub('[^A-Za-z]+', ' ', 'The Time Machine, by H. G. Wells [1898]! the time').lower()
v = Vocab(text.split()); print(len(v), v[['the', 'zzz']], v.token_freqs[:2], list(v.token_to_idx.items())[:3])
def ifnone(a, b): return b if a is None else a
def listify(o):
    if o is None: return []
    if isinstance(o, list): return o
    if isinstance(o, str): return [o]
    if isinstance(o, collections.abc.Iterable): return list(o)
    return [o]
import collections.abc
print(listify(None), listify('abc'), listify((1, 2)), listify(5), listify(range(3)))
_camel_re1 = re.compile('(.)([A-Z][a-z]+)'); _camel_re2 = re.compile('([a-z0-9])([A-Z])')
def camel2snake(name): return re.sub(_camel_re2, r'\1_\2', re.sub(_camel_re1, r'\1_\2', name)).lower()
print(camel2snake('DeviceDataLoader'), camel2snake('HTTPServer2Go'))
def compose(x, funcs, *args, order_key='_order', **kwargs):
    for f in sorted(listify(funcs), key=lambda o: getattr(o, order_key, 0)): x = f(x, **kwargs)
    return x
print(compose(3, [lambda x: x + 1, lambda x: x * 2]))
class ListContainer():
    def __init__(self, items): self.items = listify(items)
    def __getitem__(self, idx):
        if isinstance(idx, (int, slice)): return self.items[idx]
        if isinstance(idx[0], bool): assert len(idx) == len(self); return [o for m, o in zip(idx, self.items) if m]
        return [self.items[i] for i in idx]
    def __len__(self): return len(self.items)
    def __iter__(self): return iter(self.items)
    def __setitem__(self, i, o): self.items[i] = o
    def __delitem__(self, i): del self.items[i]
    def __repr__(self):
        res = f'{self.__class__.__name__} ({len(self)} items)\n{self.items[:10]}'
        if len(self) > 10: res = res[:-1] + '...]'
        return res
l = ListContainer(range(15)); print(l, l[[1, 3]], l[2:4], l[[True] + [False] * 14]); del l[0]; print(len(l))
class delegates:
    def __init__(self, to=None): self.to = to
    def __call__(self, f):
        sig = inspect.signature(f); sigd = dict(sig.parameters); k = sigd.pop('kwargs')
        s2 = {k: v for k, v in inspect.signature(self.to).parameters.items() if v.default != inspect.Parameter.empty and k not in sigd}
        sigd.update(s2); f.__signature__ = sig.replace(parameters=sigd.values()); return f
def base(a, b=1, c=2): pass
try:
    @delegates(base)
    def child(x, **kwargs): pass
    print(inspect.signature(child))
except Exception as e: print(type(e).__name__, e)
class GetAttr:
    _default = 'default'
    def __getattr__(self, k):
        if k.startswith('_') or k == self._default: raise AttributeError(k)
        return getattr(getattr(self, self._default), k)
    def __dir__(self): return sorted(set(super().__dir__()) | set(dir(getattr(self, self._default))))
class Wr(GetAttr):
    def __init__(self, d): self.default = d
w = Wr('abc'); print(w.upper(), 'upper' in dir(w))
try: w.nope
except AttributeError as e: print(e)
def test(a, b, cmp, cname=None):
    if cname is None: cname = cmp.__name__
    assert cmp(a, b), f'{cname}:\n{a}\n{b}'
def test_eq(a, b): test(a, b, operator.eq, '==')
test_eq(1, 1)
try: test_eq(1, 2)
except AssertionError as e: print(e)
def patch(f):
    cls = next(iter(f.__annotations__.values())); functools.update_wrapper(f, f); f.__qualname__ = f'{cls.__name__}.{f.__name__}'; setattr(cls, f.__name__, f); return f
@patch
def greet(self: A, n): return f'hi {n}'
print(A().greet('x'), greet.__qualname__)
class Value:
    def __init__(self, data, _children=(), _op='', label=''):
        self.data = data; self.grad = 0.0; self._backward = lambda: None; self._prev = set(_children); self._op = _op; self.label = label
    def __repr__(self): return f'Value(data={self.data})'
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other); out = Value(self.data + other.data, (self, other), '+')
        def _backward(): self.grad += 1.0 * out.grad; other.grad += 1.0 * out.grad
        out._backward = _backward; return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other); out = Value(self.data * other.data, (self, other), '*')
        def _backward(): self.grad += other.data * out.grad; other.grad += self.data * out.grad
        out._backward = _backward; return out
    def __pow__(self, o):
        assert isinstance(o, (int, float)), 'only int/float'; out = Value(self.data ** o, (self,), f'**{o}')
        def _backward(): self.grad += o * self.data ** (o - 1) * out.grad
        out._backward = _backward; return out
    def __rmul__(self, o): return self * o
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + (-o)
    def __radd__(self, o): return self + o
    def __truediv__(self, o): return self * o ** -1
    def tanh(self):
        t = (math.exp(2 * self.data) - 1) / (math.exp(2 * self.data) + 1); out = Value(t, (self,), 'tanh')
        def _backward(): self.grad += (1 - t ** 2) * out.grad
        out._backward = _backward; return out
    def backward(self):
        topo, visited = [], set()
        def build(v):
            if v not in visited:
                visited.add(v)
                for c in v._prev: build(c)
                topo.append(v)
        build(self); self.grad = 1.0
        for n in reversed(topo): n._backward()
a, b = Value(2.0), Value(-3.0); c = a * b + 10; d = (c.tanh() + a ** 2) / 3; d.backward(); print(d, a.grad, b.grad, sum([a, b]), -a, 3 * a, a - b)
random.seed(1337)
class Neuron:
    def __init__(self, n): self.w = [Value(random.uniform(-1, 1)) for _ in range(n)]; self.b = Value(random.uniform(-1, 1))
    def __call__(self, x): return sum((wi * xi for wi, xi in zip(self.w, x)), self.b).tanh()
    def parameters(self): return self.w + [self.b]
n = Neuron(3); o = n([2.0, 3.0, -1.0]); o.backward(); print(o, [p.grad for p in n.parameters()])
@functools.wraps(len)
def mylen(*a): return len(*a)
print(mylen.__name__, mylen.__doc__, mylen([1]), SimpleNamespace(a=1), vars(SimpleNamespace(x=2)))
def dim_check(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        print(f"calling {func.__name__} with {args!r} {kwargs!r}"); r = func(*args, **kwargs); print(f'-> {r!r}'); return r
    return inner
@dim_check
def area(w, h=2): return w * h
area(3); area(w=1, h=5)
print('%-20s|%10.3f|%5d' % ('name', 3.14159, 42), f'{"epoch":>8} {"loss":>10}', f'{1:>8} {0.123456:>10.4f}', '{:<10}{:^10}{:>10}'.format('l', 'c', 'r'), '=' * 20, f'{1e-8:.2e} {12345678:,} {0.5:.1%}', 'Progress: [%s%s]' % ('#' * 3, '.' * 7), sep='\n')
print(*[f'{i:02d}' for i in range(5)], sep=', ', end='!\n'); print('a\tb\x07'.expandtabs(4) == 'a   b\x07', 'x'.ljust(5, '-'), '5'.zfill(3), 'abc'.partition('b'), 'a-b_c'.translate(str.maketrans('-_', '  ')), 'Hello World'.swapcase(), 'hello world'.title(), "they're".title(), 'ß'.upper(), 'ǆ'.title(), 'İ'.lower(), 'abc'.isidentifier(), '١'.isdigit(), 'a,b,,c'.split(','), ' a b '.split(), 'a\nb\r\nc'.splitlines(True), 'aXbX'.rsplit('X', 1), 'abcabc'.replace('b', 'X', 1), 'abc'.center(10, '*'), 'aaa'.count('aa'), 'x=1;y=2'.split(';'), dict(p.split('=') for p in 'x=1;y=2'.split(';')), 'abc'[::-1], 'python'.capitalize(), 'a'.join('xyz'), 'test'.encode(), b'ab'.hex(), bytes.fromhex('6162'), 'tEST'.casefold(), 'abc' < 'abd', 'prefix_x'.removeprefix('prefix_'), max('hello'), sorted('hello'), ''.join(reversed('abc')), 'é'.encode('utf-8'), len('😀'), ord('😀'), '\N{GREEK SMALL LETTER ALPHA}', ascii('é😀'), repr("it's"), repr('a"b\'c'), repr('\t\x00\x7f\xa0\u200b'))
