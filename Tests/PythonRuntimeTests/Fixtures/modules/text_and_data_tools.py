import re, textwrap, string, json, statistics, heapq, bisect, math, pprint, datetime as dt, itertools as it, functools as ft, collections as co, operator as op
# re
pat = re.compile(r'''
 (?P<year>\d{4}) - (?P<month>\d\d)  # date
 (?: - (?P<day>\d\d) )?
''', re.X | re.I)
m = pat.search('on 2024-02-30 and'); print(m, m.groups(), m.groupdict(), m.span('day'), m['year'], m.lastgroup, m.lastindex, m.re.flags, m.pos, m.endpos, m.expand(r'\g<month>/\g<year>'), m.start(), m.string[:3], pat.groupindex, pat.groups, pat)
print(re.findall(r'(?<=a)b+(?!c)', 'abbbc abb'), re.findall(r'(?<!\d)\d{2}(?!\d)', '12 123 45'), re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub('a', lambda m: m[0].upper(), 'banana', count=2), re.subn('a', 'x', 'banana'), re.split(r'[,;]\s*', 'a, b;c'), re.split('(,)', 'a,b'), re.split(',', 'a,b,c', maxsplit=1), re.fullmatch('a+', 'aaa'), re.match('b', 'ab'), re.escape('a.b*c'), re.findall(r'(\w)(\d)?', 'a1b'), [x.group() for x in re.finditer(r'\b\w', 'hi there')], re.sub(r'(?i)HELLO', 'bye', 'Hello'), re.findall(r'^\w+', 'ab\ncd', re.M), re.findall(r'a.b', 'a\nb', re.S), re.search(r'(a)|(b)', 'b').groups('none'), re.compile('x', re.I | re.M), re.findall(r'(.)\1', 'aabbc'), re.sub(r'(?P<x>a)', r'[\g<x>]', 'cat'), re.sub('', '-', 'abc'), re.findall('a|ab', 'ab'), re.match(r'(?>a+)b', 'aab'), re.match(r'a++b', 'aab'))
for bad in ['(', '[a', '*a', 'a{2,1}', '(?P<1>a)', r'\1', '(?<=a+)b', '(?P<a>x)(?P<a>y)', 'a**', '[z-a]', r'\g', '(?z)', ')', '(?P=q)', '\\']:
    try: re.compile(bad)
    except re.error as e: print(repr(bad), e, e.msg, e.pos, e.lineno, e.colno)
try: re.sub('a', r'\2', 'a')
except re.error as e: print(e)
try: re.match('a', b'a')
except TypeError as e: print(e)
print(re.RegexFlag.I, repr(re.I | re.X), re.NOFLAG, re.compile('a') == re.compile('a'), re.purge())
# textwrap
t = 'The quick brown fox jumped over the lazy dog, and then-again it was a supercalifragilisticexpialidocious day.'
print(textwrap.fill(t, 30)); print(textwrap.wrap(t, 20, break_long_words=False)); print(textwrap.shorten(t, 40)); print(textwrap.shorten(t, 40, placeholder='...')); print(textwrap.indent('a\n\nb\n', '> ')); print(textwrap.indent('a\n\nb', '> ', lambda l: True)); print(repr(textwrap.dedent('''
    a
      b
    c
'''))); print(textwrap.fill(t, 30, initial_indent='* ', subsequent_indent='  ')); print(textwrap.fill('a\tb  c', 10, expand_tabs=False, drop_whitespace=False), textwrap.wrap('', 5), textwrap.wrap(t, 25, max_lines=2), textwrap.TextWrapper(width=10).wrap('aaa bbb ccc ddd'))
# string
print(string.Template('$a ${b}c $$').substitute(a=1, b=2), string.Template('$a $x').safe_substitute(a=1), string.capwords('hello big world'), string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, string.octdigits)
for f in [lambda: string.Template('$a $').substitute(a=1), lambda: string.Template('$a').substitute(), lambda: string.Formatter().format('{0} {x!r:>5}', 1, x='a'), lambda: list(string.Formatter().parse('a{b!r:c}d')), lambda: string.Formatter().vformat('{a}', (), {'a': 3}), lambda: string.Template('$a').get_identifiers(), lambda: string.Template('$a').is_valid()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# json
print(json.dumps({'a': [1, 2.5, None, True, 'é\n"'], 1: {'x': ()}, None: float('inf')}), json.dumps({'b': 1, 'a': 2}, sort_keys=True, indent=2), json.dumps([1, 2], separators=(',', ':')), json.dumps('é', ensure_ascii=False), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[]], indent='\t'), json.dumps({(1, 2): 3}, skipkeys=True))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        if isinstance(o, complex): return {'re': o.real, 'im': o.imag}
        return super().default(o)
print(json.dumps({'s': {3, 1}, 'c': 1+2j}, cls=Enc), json.dumps(dt.date(2020, 1, 2), default=str), Enc(indent=1).encode([{2}]), list(json.JSONEncoder().iterencode([1, {'a': 2}])))
for f in [lambda: json.dumps(object()), lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.loads('{"a": }'), lambda: json.loads('[1, 2'), lambda: json.loads(''), lambda: json.loads('{a: 1}'), lambda: json.loads('[1,]'), lambda: json.loads('nul'), lambda: json.loads('"a'), lambda: json.loads('[1] x'), lambda: json.loads('{"a":1,}'), lambda: json.loads('"\\x"'), lambda: json.loads('1.5e3'), lambda: json.loads('[NaN, -Infinity]'), lambda: json.loads('{"a": 1, "a": 2}'), lambda: json.loads('{"a": [1, {"b": null}]}'), lambda: json.loads('1', parse_int=float), lambda: json.loads('[1.1]', parse_float=str), lambda: json.loads('{"a":1}', object_hook=lambda d: list(d)), lambda: json.loads('{"a":1}', object_pairs_hook=co.OrderedDict), lambda: json.loads(b'[1]'), lambda: json.loads(5), lambda: json.loads('"\\ud83d\\ude00"'), lambda: json.loads('-'), lambda: json.loads('01'), lambda: json.JSONDecoder().raw_decode('[1] rest'), lambda: json.loads('"a\nb"'), lambda: json.loads('"a\nb"', strict=False)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
# statistics
d = [1, 2, 2, 3, 4, 7]
for n in ['mean', 'median', 'median_low', 'median_high', 'mode', 'multimode', 'stdev', 'pstdev', 'variance', 'pvariance', 'fmean', 'geometric_mean', 'harmonic_mean', 'quantiles', 'median_grouped']: print(n, getattr(statistics, n)(d))
print(statistics.quantiles(d, n=10, method='inclusive'), statistics.correlation([1, 2, 3], [2, 4, 7]), statistics.covariance([1, 2, 3], [2, 4, 7]), statistics.linear_regression([1, 2, 3], [2, 4, 7]), statistics.NormalDist(1, 2), statistics.NormalDist(1, 2).cdf(2), statistics.NormalDist(0, 1).inv_cdf(0.9), statistics.NormalDist.from_samples(d), statistics.NormalDist(1, 2) + statistics.NormalDist(2, 3), statistics.fmean([1, 2], weights=[3, 1]))
for f in [lambda: statistics.mean([]), lambda: statistics.mode([]), lambda: statistics.stdev([1]), lambda: statistics.median([]), lambda: statistics.mean(['a'])]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# heapq bisect
h = [5, 3, 8, 1]; heapq.heapify(h); print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, h), heapq.nsmallest(2, ['bb', 'a', 'ccc'], key=len), list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge(['b', 'aa'], ['ccc'], key=len)), list(heapq.merge([4, 1], [3], reverse=True)))
a = [1, 3, 3, 5]; print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 4), bisect.insort(a, 4), a, bisect.bisect_left(['a', 'bbb'], 2, key=len), bisect.bisect(a, 3, 0, 2))
pprint.pprint({'name': 'x' * 30, 'list': list(range(30)), 'nested': {'a': {'b': {'c': [1, 2, {'d': 'e' * 50}]}}}, 'tuple': (1,), 'set': {3, 1, 2}})
pprint.pprint([['a' * 20, 'b' * 20], ['c' * 20, 'd' * 20]], width=40, indent=4); pprint.pprint('word ' * 30, width=40); pprint.pprint({'b': 1, 'a': 2}, sort_dicts=False); pprint.pprint(list(range(40)), compact=True); pprint.pprint({1: {2: {3: {4: 5}}}}, depth=2); pprint.pp({'z': 1, 'a': 2}); print(pprint.pformat(co.OrderedDict(a=1)), pprint.pformat(co.Counter('aab')), pprint.pformat(co.deque([1])), pprint.pformat(co.defaultdict(int, a=1)), pprint.saferepr([1]), pprint.isreadable([1]), pprint.isrecursive(l)); pprint.pprint(co.namedtuple('NT', 'a b')(1, 2)); pprint.pprint(b'x' * 100, width=40); pprint.pprint(1234567, underscore_numbers=True); pprint.pprint(co.ChainMap({'a': 1}, {'b': 2})); pprint.pprint({'k' * 10 + str(i): 'v' * 20 for i in range(5)})
