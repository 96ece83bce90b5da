# What single operations of the built-in types and the usual modules cost, in microseconds of CPU time: one row each. Small
# containers, as lessons have them; each row is a loop of its own in a function.
import bisect, collections, contextlib, copy, dataclasses, datetime, functools, heapq, itertools, json, math, operator, random, re
import statistics, textwrap, time


def bench(body, setup="pass", n=20_000):
    exec(f"def loop(n):\n    {setup}\n    for i in range(n):\n        {body}\n", globals())
    loop(10)
    best = math.inf
    for _ in range(4):
        start = time.process_time()
        loop(n)
        best = min(best, time.process_time() - start)
    name = body.replace("\n", " ").replace(":", " :") if setup == "pass" else f"{body} ({setup})".replace(":", " :")
    print(f"{' '.join(name.split())}: {best / n * 1e6:.4f}", flush=True)


@dataclasses.dataclass
class P:
    x: int
    y: int = 2
class Q:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __hash__(self): return hash(self.x)
    def __add__(self, o): return Q(self.x + o.x)
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __call__(self, a): return a
    def __repr__(self): return f"Q({self.x})"
    @property
    def p(self): return self.x
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls, a): return a
    def m(self, a, b=1, *c, **d): return a
NT = collections.namedtuple("NT", "a b")
def kw(a, b=2, *, c=3): return a
def va(*a, **k): return a
def gen(n):
    for i in range(n): yield i
L = list(range(20)); T = tuple(L); D = {i: i for i in range(20)}; S = set(L); W = "the quick brown fox jumps over the lazy dog"
SD = {c: 1 for c in "abcdefgh"}
q = Q(1); r = Q(2); pp = P(1); nt = NT(1, 2)
big = 12345678901234567890; big2 = 98765432109876543210


rows = [
 ("L[3]",), ("L[2:9]",), ("L[::2]",), ("L[::-1]",), ("L + L",), ("L * 3",), ("3 in L",), ("19 in L",), ("L.index(12)",), ("L.count(3)",), ("len(L)",), ("sum(L)",), ("min(L)",), ("max(L)",), ("sorted(L)",), ("list(reversed(L))",), ("a = L.copy()",), ("a = list(L)",), ("a = tuple(L)",), ("a = set(L)",), ("a = [x for x in L]",), ("a = [x * 2 for x in L if x % 2]",), ("a = {x: 1 for x in L}",), ("a = {x for x in L}",), ("a = list(map(str, L))",), ("a = list(filter(None, L))",), ("a = list(zip(L, L))",), ("a = list(enumerate(L))",), ("a = [*L, *L]",), ("a, *b = L",), ("a, b = b, a", "a, b = 1, 2"), ("any(L)",), ("all(L)",), ("all(x < 30 for x in L)",), ("sum(x for x in L)",), ("L == T",), ("L == L[:]",), ("L < [0, 2]",),
 ("a.append(1)", "a = []"), ("a.append(1); a.pop()", "a = []"), ("a.insert(0, 1); a.pop(0)", "a = []"), ("a.extend(L)", "a = []"), ("a += L", "a = []"), ("a[1:3] = [5, 6]", "a = list(L)"), ("del a[0]; a.append(1)", "a = list(L)"), ("a.sort()", "a = list(L)"), ("a.reverse()", "a = list(L)"), ("a.remove(3); a.append(3)", "a = list(L)"), ("a = [[0] * 5 for _ in range(5)]",), ("a = [1, 2, 3]",), ("a = (1, i, 3)",), ("a = {1: 2, 3: i}",), ("a = {1, 2, i}",), ("a = [] ",), ("a = {}",),
 ("D[3]",), ("D.get(3)",), ("D.get(99, 0)",), ("3 in D",), ("list(D)",), ("list(D.items())",), ("a = dict(D)",), ("a = D.copy()",), ("a = {**D, 1: 2}",), ("a = D | D",), ("for k in D: pass",), ("for k, v in D.items(): pass",), ("for v in D.values(): pass",), ("a[i] = i", "a = {}"), ("a[i & 7] = a.get(i & 7, 0) + 1", "a = {}"), ("a.setdefault(i & 7, []).append(i)", "a = {}"), ("a[i & 7] += 1", "a = collections.defaultdict(int)"), ("a[i & 7].append(1)", "a = collections.defaultdict(list)"), ("a.pop(1, 0); a[1] = 1", "a = {}"), ("a.update(x=1)", "a = {}"), ("SD['c']",), ("a = dict(x=1, y=2)",), ("a = dict(zip('abc', L))",), ("max(SD, key=SD.get)",), ("sorted(D.items(), key=lambda t: -t[1])",), ("a = collections.Counter(W)",), ("a = collections.Counter(W).most_common(2)",), ("a = collections.deque(L, maxlen=5)",), ("a.append(i); a.popleft()", "a = collections.deque(L)"), ("a = collections.OrderedDict(D)",),
 ("3 in S",), ("S | S",), ("S & {1, 2}",), ("S - {1}",), ("S ^ {1}",), ("a.add(i)", "a = set()"), ("a.discard(i)", "a = set(L)"), ("S <= S",), ("frozenset(L)",),
 ("i + 1",), ("i * 2.5",), ("i // 3",), ("i % 7",), ("i / 3",), ("i ** 2",), ("2 ** 10 + i",), ("i ** 0.5",), ("-i",), ("i & 255",), ("i << 3",), ("abs(i)",), ("round(2.567, 2)",), ("round(2.5)",), ("divmod(i, 7)",), ("pow(i, 2)",), ("pow(3, i, 7)",), ("int(2.7)",), ("float(i)",), ("bool(i)",), ("str(i)",), ("str(2.5)",), ("repr(1 / 3)",), ("int('42')",), ("float('4.2')",), ("hex(i)",), ("bin(i)",), ("big + big2",), ("big * big2",), ("big // 12345",), ("big % 97",), ("big2 // big",), ("str(big)",), ("big ** 5",), ("i == 3",), ("i < 3 < 5",), ("i is None",), ("not i",), ("i and 1 or 2",), ("a = i if i else 2",), ("complex(1, 2) * 3",), ("(1 + 2j) * (i + 1j)",), ("abs(3 + 4j)",), ("(7).bit_length()",), ("(i).to_bytes(4, 'big')",), ("(2.5).is_integer()",), ("(0.1).as_integer_ratio()",),
 ("math.sqrt(i)",), ("math.sin(i)",), ("math.exp(1.5)",), ("math.log(i + 1)",), ("math.floor(2.5)",), ("math.pi",), ("math.gcd(i, 12)",), ("math.factorial(10)",), ("math.isclose(1.0, i)",), ("math.prod(L)",), ("math.fsum(L)",), ("math.comb(10, 3)",), ("math.hypot(3, 4)",), ("math.dist((1, 2), (3, 4))",),
 ("random.random()",), ("random.randint(0, 10)",), ("random.choice(L)",), ("random.shuffle(a)", "a = list(L)"), ("random.gauss(0, 1)",), ("random.uniform(0, 1)",), ("random.sample(L, 3)",), ("random.choices(L, k=3)",), ("random.randrange(10)",),
 ("kw(1)",), ("kw(1, c=2)",), ("kw(1, 2, c=4)",), ("va(1, 2)",), ("va(*L)",), ("va(x=1)",), ("kw(*T[:1], **{'c': 1})",), ("(lambda a: a)(1)",), ("Q(1)",), ("q.x",), ("q.p",), ("q.s(1)",), ("q.c(1)",), ("q.m(1)",), ("q.m(1, 2, 3)",), ("q == r",), ("q < r",), ("q + r",), ("len(q)",), ("q[1]",), ("q(1)",), ("hash(q)",), ("repr(q)",), ("str(q)",), ("q.x = 3",), ("P(1)",), ("P(1) == pp",), ("repr(pp)",), ("NT(1, 2)",), ("nt.a",), ("nt._replace(a=2)",), ("isinstance(q, Q)",), ("isinstance(i, (int, float))",), ("hasattr(q, 'x')",), ("hasattr(q, 'zz')",), ("getattr(q, 'x')",), ("getattr(q, 'zz', 1)",), ("setattr(q, 'x', 1)",), ("type(q)",), ("type(i) is int",), ("callable(q)",), ("id(q)",), ("vars(q)",), ("q.__dict__",), ("q.__class__.__name__",), ("super(Q, q).__init__()",), ("object()",), ("iter(L)",), ("next(iter(L))",), ("list(gen(5))",), ("for x in gen(5): pass",), ("for j in range(5): pass",), ("for a, b in zip(L, L): pass",), ("for a, b in enumerate(L): pass",), ("for x in reversed(L): pass",),
 ("list(itertools.chain(L, L))",), ("list(itertools.islice(L, 5))",), ("list(itertools.combinations(L[:5], 2))",), ("list(itertools.permutations(L[:4]))",), ("list(itertools.product(L[:4], L[:4]))",), ("list(itertools.accumulate(L))",), ("list(itertools.groupby(L, lambda x: x // 5))",), ("list(itertools.repeat(1, 5))",), ("functools.reduce(operator.add, L)",), ("functools.reduce(lambda a, b: a + b, L)",), ("functools.partial(kw, 1)()",), ("operator.itemgetter(1)(L)",), ("operator.attrgetter('x')(q)",), ("sorted(L, key=lambda x: -x)",), ("sorted(W.split(), key=len)",), ("sorted(L, reverse=True)",), ("heapq.heappush(a, i)", "a = []"), ("heapq.heapify(list(L))",), ("heapq.nlargest(3, L)",), ("bisect.bisect(L, 7)",), ("copy.copy(L)",), ("copy.deepcopy([1, [2, 3]])",), ("statistics.mean(L)",), ("statistics.stdev(L)",), ("statistics.median(L)",),
 ("re.match(r'(\\w+) (\\w+)', W)",), ("re.findall(r'\\w+', W)",), ("re.sub(r'o', '0', W)",), ("re.split(r'\\s+', W)",), ("re.search('fox', W).group()",), ("json.dumps({'a': [1, 2.5, 'x']})",), ("json.loads('{\"a\": [1, 2.5, \"x\"]}')",), ("textwrap.dedent('  a\\n  b')",), ("datetime.timedelta(seconds=i)",), ("datetime.date(2020, 1, 2)",), ("datetime.datetime(2020, 1, 2, 3) - datetime.datetime(2020, 1, 1)",),
 ("W.split()",), ("' '.join(a)", "a = W.split()"), ("W.title()",), ("W[::-1]",), ("W.count('o')",), ("W.replace('o', '0')",), ("W.find('dog')",), ("'fox' in W",), ("W.upper()",), ("W == W + ''",), ("W < 'z'",), ("for c in W: pass",), ("list(W)",), ("set(W)",), ("sorted(W)",), ("''.join(sorted(W))",), ("''.join(reversed(W))",), ("[ord(c) for c in W]",), ("'%d %s %.2f' % (i, W, 1.5)",), ("'{} {:.2f}'.format(i, 1.5)",), ("f'{i:>5} {1.5:.2f}'",), ("f'{i!r}'",), ("f'{1.5}'",), ("f'{W:20}'",), ("f'{i:,}'",), ("f'{0.25:.1%}'",), ("f'{1e-5:.3e}'",), ("f'{i:05d}'",), ("f'{255:#x}'",), ("f'{1.5:g}'",), ("str(L)",), ("repr(D)",), ("str((1, 'a', 2.5))",), ("W.encode()",), ("W.encode().decode()",), ("b'abc'.hex()",), ("bytes(L)",), ("bytearray(L)",), ("chr(97)",), ("ord('a')",), ("'a' * 5 + str(i)",), ("W.translate({111: '0'})",), ("W.partition(' ')",), ("W.startswith('the')",), ("W.isalpha()",), ("W.center(60)",), ("W.ljust(60)",), ("W.zfill(60)",), ("W.strip('tg')",), ("W.splitlines()",), ("W.lower().split()",), ("W.rsplit(' ', 1)",), ("W.casefold()",), ("hash(W)",), ("eval('1 + 2')", "pass", 5000), ("print(end='')",),
 ("try: pass\n        except: pass",), ("try: raise ValueError\n        except ValueError: pass",), ("try: D[99]\n        except KeyError: pass",), ("try: int('x')\n        except ValueError as e: str(e)",), ("with a: pass", "a = contextlib.nullcontext()"), ("assert i >= 0",), ("global zz; zz = i",), ("match i:\n            case 1: pass\n            case [a, b]: pass\n            case _: pass",), ("match L:\n            case [a, *b]: pass",), ("match pp:\n            case P(x=1): pass",), ("f2(10)", "f2 = lambda n: 1 if n == 0 else f2(n - 1)", 10000), ("a = functools.lru_cache(None)(abs)", "pass", 10000), ("a(3)", "a = functools.lru_cache(None)(abs)"), ("import math as m",), ("def g(x): return x",), ("class C: pass", "pass", 3000), ("lambda x: x",),
]

for row in rows:
    bench(*row)
