# Too long for a collection at every safepoint.
from collections import *; from heapq import *; from itertools import *; from functools import *; from fractions import Fraction; from decimal import Decimal; import math, re, random, string, operator, sys, textwrap, bisect, time
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n: yield cols
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2: yield from queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,))
print(len(list(queens(6))), next(queens(8)))
def roman(n): return ''.join(s * (n // v) for v, s in [(1000, 'M')] if n // v) + _r(n % 1000)
def _r(n):
    out = ''
    for v, s in [(900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')]:
        while n >= v: out += s; n -= v
    return out
print(roman(1994), roman(2024))
def life(cells): return {p for p, n in Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy).items() if n == 3 or (n == 2 and p in cells)}
g = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): g = life(g)
print(sorted(g))
def dijkstra(graph, s):
    dist, q = {s: 0}, [(0, s)]
    while q:
        d, u = heappop(q)
        if d > dist[u]: continue
        for v, w in graph[u].items():
            if d + w < dist.get(v, math.inf): dist[v] = d + w; heappush(q, (d + w, v))
    return dist
print(dijkstra({'a': {'b': 7, 'c': 3}, 'b': {'d': 2}, 'c': {'b': 1, 'd': 8}, 'd': {}}, 'a'))
class Node:
    __slots__ = 'key', 'left', 'right'
    def __init__(self, key): self.key, self.left, self.right = key, None, None
class BST:
    def __init__(self, it=()): self.root = None; [self.insert(x) for x in it]
    def insert(self, k):
        if self.root is None: self.root = Node(k); return
        n = self.root
        while True:
            side = 'left' if k < n.key else 'right'
            if getattr(n, side) is None: setattr(n, side, Node(k)); return
            n = getattr(n, side)
    def __iter__(self):
        def walk(n):
            if n: yield from walk(n.left); yield n.key; yield from walk(n.right)
        return walk(self.root)
    def height(self):
        def h(n): return 0 if n is None else 1 + max(h(n.left), h(n.right))
        return h(self.root)
    def __contains__(self, k):
        n = self.root
        while n and n.key != k: n = n.left if k < n.key else n.right
        return n is not None
b = BST([5, 2, 8, 1, 9, 3]); print(list(b), b.height(), 8 in b, 7 in b)
def tokens(src):
    for m in re.finditer(r'\s*(?:(?P<num>\d+\.?\d*)|(?P<op>[-+*/()^]))', src): yield m.lastgroup, m[m.lastgroup]
class Parser:
    def __init__(self, s): self.t = list(tokens(s)) + [('end', '')]; self.i = 0
    def peek(self): return self.t[self.i][1]
    def take(self): self.i += 1; return self.t[self.i - 1]
    def expr(self):
        v = self.term()
        while self.peek() in ('+', '-'): v = {'+': operator.add, '-': operator.sub}[self.take()[1]](v, self.term())
        return v
    def term(self):
        v = self.power()
        while self.peek() and self.peek() in '*/': v = {'*': operator.mul, '/': operator.truediv}[self.take()[1]](v, self.power())
        return v
    def power(self):
        v = self.atom()
        if self.peek() == '^': self.take(); v **= self.power()
        return v
    def atom(self):
        k, x = self.take()
        if k == 'num': return float(x) if '.' in x else int(x)
        if x == '(': v = self.expr(); self.take(); return v
        if x == '-': return -self.atom()
        raise SyntaxError(f'unexpected {x!r}')
for e in ['1 + 2 * 3', '(1+2)*3', '2^3^2', '-4 + 10 / 4', '2 * (3 + 4) * 5']: print(e, '=', Parser(e).expr())
try: Parser('1 + )').expr()
except SyntaxError as e: print(e, repr(e))
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def T(self): return Matrix(zip(*self.rows))
    def det(self):
        m = [[Fraction(x) for x in r] for r in self.rows]; n = len(m); d = Fraction(1)
        for i in range(n):
            p = next((r for r in range(i, n) if m[r][i]), None)
            if p is None: return Fraction(0)
            if p != i: m[i], m[p] = m[p], m[i]; d = -d
            d *= m[i][i]
            for r in range(i + 1, n):
                f = m[r][i] / m[i][i]; m[r] = [a - f * b for a, b in zip(m[r], m[i])]
        return d
    def __str__(self): return '\n'.join(' '.join(f'{x!s:>4}' for x in r) for r in self.rows)
    def __getitem__(self, ij): return self.rows[ij[0]][ij[1]] if isinstance(ij, tuple) else self.rows[ij]
M = Matrix([[2, 1, 3], [0, 4, 1], [5, 2, 2]]); print(M @ M.T(), M.det(), M[1, 2], M[0], sep='\n')
@lru_cache(None)
def lcs(a, b): return '' if not a or not b else a[0] + lcs(a[1:], b[1:]) if a[0] == b[0] else max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
print(lcs('AGGTAB', 'GXTXAYB'), lcs.cache_info())
def edit(a, b):
    d = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, d[0] = d[0], i
        for j, y in enumerate(b, 1): prev, d[j] = d[j], min(d[j] + 1, d[j - 1] + 1, prev + (x != y))
    return d[-1]
print(edit('kitten', 'sitting'), edit('', 'abc'))
def primes():
    comp = {}
    for n in count(2):
        if n in comp:
            for p in comp.pop(n): comp.setdefault(n + p, []).append(p)
        else: yield n; comp[n * n] = [n]
print(list(islice(primes(), 15)), list(takewhile(lambda p: p < 30, primes())))
def collatz(n):
    while n != 1: yield n; n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(*collatz(13), sep=' -> '); print(max(range(1, 100), key=lambda n: sum(1 for _ in collatz(n))))
print(str(math.factorial(30)), 2 ** 100, 3 ** 50 % 1000, pow(3, 200, 13), math.gcd(48, 18), math.lcm(4, 6), (10 ** 20).bit_length(), int('ff', 16), bin(10), f'{255:08b}', divmod(-17, 5), math.isqrt(99), math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3]), sum(Fraction(1, n) for n in range(1, 6)), Fraction('0.125'), Fraction(3, 4) ** 2, Fraction(7, 3).limit_denominator(2), Decimal('0.1') + Decimal('0.2'), round(Decimal('2.675'), 2), complex(3, 4).conjugate(), abs(3 + 4j), (1 + 2j) * (3 - 1j), complex('1+2j'), 1e3 == 1000, 0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), float('1e-3'), int(3.99), int(-3.99), round(0.5), round(1.5), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.hypot(3, 4), math.degrees(math.pi), math.log(8, 2), math.log2(8), math.e, math.tau, math.copysign(1, -0.0), math.fsum([.1] * 10), sum([.1] * 10), 7 .bit_length(), (0.5).as_integer_ratio(), (2.5).is_integer(), float.hex(1.5), sys.float_info.max, -7 // 2, -7 % 2, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -8 >> 1)
words = 'the quick brown fox jumps over the lazy dog the end'.split()
print(Counter(words).most_common(2), sorted(set(words), key=lambda w: (-len(w), w)), {k: list(v) for k, v in groupby(sorted(words, key=len), key=len)}, max(words, key=len), ' '.join(w.capitalize() for w in words), defaultdict(list, {len(w): [] for w in words}), OrderedDict.fromkeys(words))
def caesar(s, k): return ''.join(chr((ord(c) - b + k) % 26 + b) if c.isalpha() and (b := ord('A' if c.isupper() else 'a')) else c for c in s)
print(caesar('Hello, World!', 3), caesar(caesar('Hello', 3), -3), 'hello'.translate(str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])))
print([''.join(p) for p in permutations('abc')][:3], [c for c in combinations(range(4), 2)], list(zip_longest('ab', 'xyz', fillvalue='-')), [list(g) for k, g in groupby([1, 1, 2, 3, 3])], reduce(lambda a, b: a * 10 + b, [1, 2, 3]), list(accumulate([3, 1, 4, 1, 5], max)), dict(enumerate('abc', 1)), dict(zip('ab', range(2))), [*map(pow, [2, 3], [3, 2])], any(x > 3 for x in [1, 5]), all([]), sorted([(2, 'b'), (1, 'z'), (2, 'a')], key=lambda t: (t[0], t[1])), sorted('bca', reverse=True), list(reversed([1, 2])), [x for x in range(10)][::-3], 'abcdef'[1:5:2], [1, 2, 3][-2:], list(range(10, 0, -3)), [[0] * 2 for _ in range(2)], [None] * 3, [1, 2] * 2, [1] + [2], (1,) * 3, [i for i, x in enumerate('banana') if x == 'a'], 'banana'.index('n'), 'banana'.rfind('a'), [1, 2, 3].index(3))
class Account:
    interest = 0.02; _count = 0
    def __init__(self, owner, balance=0): self.owner, self.__balance = owner, balance; Account._count += 1
    @property
    def balance(self): return self.__balance
    def deposit(self, n):
        if n <= 0: raise ValueError('Deposit must be positive')
        self.__balance += n; return self
    def withdraw(self, n):
        if n > self.__balance: raise InsufficientFunds(self.__balance, n)
        self.__balance -= n; return self
    def __str__(self): return f'{self.owner}: ${self.__balance:,.2f}'
    def __repr__(self): return f'Account({self.owner!r}, {self.__balance})'
    def __lt__(self, o): return self.balance < o.balance
    @classmethod
    def from_string(cls, s): n, b = s.split(':'); return cls(n, float(b))
    @staticmethod
    def valid(n): return n > 0
class InsufficientFunds(Exception):
    def __init__(self, have, need): super().__init__(f'need {need - have} more'); self.have, self.need = have, need
class Savings(Account):
    def __init__(self, owner, balance=0, rate=.05): super().__init__(owner, balance); self.rate = rate
    def add_interest(self): return self.deposit(self.balance * self.rate)
a, s = Account('Ann', 100), Savings('Sam', 200.5)
print(a.deposit(50).withdraw(30), repr(s.add_interest()), Account.from_string('Bob:12.5'), Account._count, a < s, sorted([s, a]), a._Account__balance, vars(a), isinstance(s, Account))
for f in [lambda: a.withdraw(1000), lambda: a.deposit(-1), lambda: a.__balance, lambda: setattr(a, 'balance', 1)]:
    try: f()
    except Exception as e: print(type(e).__name__, e, getattr(e, 'need', None))
class Stack(list):
    push = list.append
    def peek(self): return self[-1] if self else None
s = Stack(); s.push(1); s.push(2); print(s, s.peek(), s.pop(), s)
class LRU(OrderedDict):
    def __init__(self, n): super().__init__(); self.n = n
    def __getitem__(self, k): v = super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > self.n: print('evict', next(iter(self))); self.popitem(last=False)
c = LRU(2); c['a'] = 1; c['b'] = 2; c['a']; c['c'] = 3; print(c, list(c))
class Event:
    def __init__(self): self.h = []
    def __iadd__(self, f): self.h.append(f); return self
    def __isub__(self, f): self.h.remove(f); return self
    def __call__(self, *a): return [f(*a) for f in self.h]
ev = Event(); f1 = lambda x: x + 1; ev += f1; ev += str; print(ev(3)); ev -= f1; print(ev(3))
def retry(times, exceptions=(Exception,)):
    def deco(f):
        @wraps(f)
        def w(*a, **k):
            for i in range(times):
                try: return f(*a, **k)
                except exceptions as e: print(f'try {i + 1} failed: {e}')
            raise RuntimeError(f'{f.__name__} gave up') from e if False else None
        return w
    return deco
n = 0
@retry(3, (ValueError,))
def flaky():
    global n; n += 1
    if n < 3: raise ValueError(f'n={n}')
    return 'ok'
print(flaky(), flaky.__name__)
class countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        while self.n: yield self.n; self.n -= 1
print(*countdown(5)); print(list(zip(*[[1, 2, 3], [4, 5, 6]])), [*zip([1, 2], 'ab')], list(map(list, zip(*[(1, 2), (3, 4)]))))
board = [['.'] * 5 for _ in range(3)]; board[1][2] = '#'
for row in board: print(' '.join(row))
for i in range(1, 4): print(f'{"*" * (2 * i - 1):^7}')
for i in range(1, 4): print('\t'.join(str(i * j) for j in range(1, 4)))
print(textwrap.dedent('''\
    Dear {name},
      you owe {amount:.2f}
    ''').format(name='Al', amount=3.5), end='')
print('%s has %d items costing %.2f (%5.1f%%)' % ('Cart', 3, 29.99, 12.345), '{:>10}|{:^10}|{:<10}'.format('r', 'c', 'l'), f'{3.14159:.2f} {1234567:,} {0.25:.0%} {42:#x} {42:b} {"hi":*^8}', sep='\n')
