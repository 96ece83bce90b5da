// Small modules of facts about the language and the system in Python: `copyreg`, `errno`, `keyword`, `reprlib`, `graphlib`,
// `colorsys`, `fnmatch`. Our own text.

enum LanguageFactsSource {
  static let all: [NativeModule] = [
    module("copyreg", copyreg), module("errno", errno), module("keyword", keyword), module("reprlib", reprlib),
    module("graphlib", graphlib), module("colorsys", colorsys), module("fnmatch", fnmatch),
  ]

  private static func module(_ name: String, _ text: String) -> NativeModule {
    NativeModule(name) { vm, module throws(PyError) in try SourceModules.load(vm, module, text) }
  }

  private static let copyreg = #"""
    dispatch_table = {}

    def pickle(ob_type, pickle_function, constructor_ob=None):
        if not callable(pickle_function):
            raise TypeError('reduction functions must be callable')
        dispatch_table[ob_type] = pickle_function
        if constructor_ob is not None:
            constructor(constructor_ob)

    def constructor(object):
        if not callable(object):
            raise TypeError('constructors must be callable')

    def pickle_complex(c):
        return complex, (c.real, c.imag)

    pickle(complex, pickle_complex, complex)

    def __newobj__(cls, *args):
        return cls.__new__(cls, *args)

    def __newobj_ex__(cls, args, kwargs):
        return cls.__new__(cls, *args, **kwargs)

    def _reconstructor(cls, base, state):
        if base is object:
            return object.__new__(cls)
        made = base.__new__(cls, state)
        if base.__init__ != object.__init__:
            base.__init__(made, state)
        return made

    _members = {'_reconstructor': _reconstructor}
    """#

  private static let errno = #"""
    errorcode = {}
    _names = ('EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST '
              'EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM '
              'ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP').split()
    _members = {}
    for _number, _name in enumerate(_names, 1):
        errorcode[_number] = _name
        _members[_name] = _number
    for _number, _name in ((71, 'EPROTO'), (75, 'EOVERFLOW'), (84, 'EILSEQ'), (95, 'EOPNOTSUPP'), (98, 'EADDRINUSE'),
                           (99, 'EADDRNOTAVAIL'), (101, 'ENETUNREACH'), (103, 'ECONNABORTED'), (104, 'ECONNRESET'),
                           (107, 'ENOTCONN'), (108, 'ESHUTDOWN'), (110, 'ETIMEDOUT'), (111, 'ECONNREFUSED'),
                           (113, 'EHOSTUNREACH'), (114, 'EALREADY'), (115, 'EINPROGRESS'), (125, 'ECANCELED')):
        errorcode[_number] = _name
        _members[_name] = _number
    _members['EWOULDBLOCK'] = 11
    """#

  private static let keyword = #"""
    kwlist = ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del',
              'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal',
              'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']
    softkwlist = ['_', 'case', 'match']
    iskeyword = frozenset(kwlist).__contains__
    issoftkeyword = frozenset(softkwlist).__contains__
    """#

  private static let reprlib = #"""
    from itertools import islice as _islice

    def recursive_repr(fillvalue='...'):
        def decorate(function):
            running = set()

            def wrapper(self):
                key = id(self)
                if key in running:
                    return fillvalue
                running.add(key)
                try:
                    return function(self)
                finally:
                    running.discard(key)
            wrapper.__module__ = getattr(function, '__module__')
            wrapper.__doc__ = getattr(function, '__doc__')
            wrapper.__name__ = getattr(function, '__name__')
            wrapper.__qualname__ = getattr(function, '__qualname__')
            wrapper.__annotations__ = getattr(function, '__annotations__', {})
            return wrapper
        return decorate

    _plain_repr = repr

    class Repr:
        def __init__(self):
            self.fillvalue = '...'
            self.maxlevel = 6
            self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
            self.maxarray = 5
            self.maxdict = 4
            self.maxstring = 30
            self.maxlong = 40
            self.maxother = 30

        def repr(self, x):
            return self.repr1(x, self.maxlevel)

        def repr1(self, x, level):
            name = type(x).__name__.replace(' ', '_')
            method = getattr(self, 'repr_' + name, None)
            return self.repr_instance(x, level) if method is None else method(x, level)

        def _items(self, x, level, left, right, limit, trail=''):
            if level <= 0 and len(x):
                return f'{left}{self.fillvalue}{right}'
            pieces = [self.repr1(item, level - 1) for item in _islice(x, limit)]
            if len(x) > limit:
                pieces.append(self.fillvalue)
            body = ', '.join(pieces)
            if len(x) == 1 and trail:
                right = trail + right
            return left + body + right

        def repr_tuple(self, x, level):
            return self._items(x, level, '(', ')', self.maxtuple, ',')

        def repr_list(self, x, level):
            return self._items(x, level, '[', ']', self.maxlist)

        def repr_set(self, x, level):
            return self._items(_ordered(x), level, '{', '}', self.maxset) if x else 'set()'

        def repr_frozenset(self, x, level):
            return self._items(_ordered(x), level, 'frozenset({', '})', self.maxfrozenset) if x else 'frozenset()'

        def repr_deque(self, x, level):
            return self._items(x, level, 'deque([', '])', self.maxdeque)

        def repr_dict(self, x, level):
            if not x:
                return '{}'
            if level <= 0:
                return '{' + self.fillvalue + '}'
            pieces = [f'{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}'
                      for key in _islice(_ordered(x), self.maxdict)]
            if len(x) > self.maxdict:
                pieces.append(self.fillvalue)
            return '{' + ', '.join(pieces) + '}'

        def _shortened(self, text, limit):
            if len(text) <= limit:
                return text
            head = max(0, (limit - 3) // 2)
            tail = max(0, limit - 3 - head)
            return text[:head] + self.fillvalue + text[len(text) - tail:]

        def repr_str(self, x, level):
            text = _plain_repr(x[:self.maxstring])
            if len(text) > self.maxstring:
                head = max(0, (self.maxstring - 3) // 2)
                tail = max(0, self.maxstring - 3 - head)
                text = _plain_repr(x[:head] + x[len(x) - tail:])
                text = text[:head] + self.fillvalue + text[len(text) - tail:]
            return text

        def repr_int(self, x, level):
            return self._shortened(_plain_repr(x), self.maxlong)

        def repr_instance(self, x, level):
            try:
                text = _plain_repr(x)
            except Exception:
                return '<%s instance at %#x>' % (x.__class__.__name__, id(x))
            return self._shortened(text, self.maxother)

    def _ordered(x):
        try:
            return sorted(x)
        except Exception:
            return list(x)

    aRepr = Repr()
    _members = {'repr': aRepr.repr}
    """#

  private static let graphlib = #"""
    class CycleError(ValueError):
        pass

    class _Node:
        def __init__(self, node):
            self.node = node
            self.open = 0
            self.successors = []

    _READY = -1
    _DONE = -2

    class TopologicalSorter:
        def __init__(self, graph=None):
            self._nodes = {}
            self._ready = None
            self._passed = 0
            self._finished = 0
            for node, predecessors in (graph or {}).items():
                self.add(node, *predecessors)

        def _node(self, node):
            found = self._nodes.get(node)
            if found is None:
                found = self._nodes[node] = _Node(node)
            return found

        def add(self, node, *predecessors):
            if self._ready is not None:
                raise ValueError('Nodes cannot be added after a call to prepare()')
            item = self._node(node)
            item.open += len(predecessors)
            for predecessor in predecessors:
                self._node(predecessor).successors.append(node)

        def prepare(self):
            if self._ready is not None:
                raise ValueError('cannot prepare() more than once')
            self._ready = [item.node for item in self._nodes.values() if item.open == 0]
            cycle = self._find_cycle()
            if cycle:
                raise CycleError('nodes are in a cycle', cycle)

        def get_ready(self):
            self._check()
            result = tuple(self._ready)
            for node in result:
                self._nodes[node].open = _READY
            self._ready.clear()
            self._passed += len(result)
            return result

        def is_active(self):
            self._check()
            return self._finished < self._passed or bool(self._ready)

        def __bool__(self):
            return self.is_active()

        def _check(self):
            if self._ready is None:
                raise ValueError('prepare() must be called first')

        def done(self, *nodes):
            self._check()
            for node in nodes:
                item = self._nodes.get(node)
                if item is None:
                    raise ValueError(f'node {node!r} was not added using add()')
                if item.open >= 0:
                    raise ValueError(f'node {node!r} was not passed out (still not ready)')
                if item.open == _DONE:
                    raise ValueError(f'node {node!r} was already marked done')
                item.open = _DONE
                self._finished += 1
                for successor in item.successors:
                    after = self._nodes[successor]
                    after.open -= 1
                    if after.open == 0:
                        self._ready.append(successor)

        def _find_cycle(self):
            path, places, seen = [], {}, set()
            pending = []
            for node in self._nodes:
                if node in seen:
                    continue
                while True:
                    if node in seen:
                        if node in places:
                            return path[places[node]:] + [node]
                    else:
                        seen.add(node)
                        pending.append(iter(self._nodes[node].successors))
                        places[node] = len(path)
                        path.append(node)
                    moved = False
                    while path and not moved:
                        for node in pending[-1]:
                            moved = True
                            break
                        if not moved:
                            del places[path.pop()]
                            pending.pop()
                    if not moved:
                        break
            return None

        def static_order(self):
            self.prepare()
            while self.is_active():
                group = self.get_ready()
                yield from group
                self.done(*group)
    """#

  private static let colorsys = #"""
    ONE_THIRD = 1.0 / 3.0
    ONE_SIXTH = 1.0 / 6.0
    TWO_THIRD = 2.0 / 3.0

    def rgb_to_yiq(r, g, b):
        y = 0.30 * r + 0.59 * g + 0.11 * b
        return (y, 0.74 * (r - y) - 0.27 * (b - y), 0.48 * (r - y) + 0.41 * (b - y))

    def yiq_to_rgb(y, i, q):
        r = y + 0.9468822170900693 * i + 0.6235565819861433 * q
        g = y - 0.27478764629897834 * i - 0.6356910791873801 * q
        b = y - 1.1085450346420322 * i + 1.7090069284064666 * q
        return tuple([min(max(part, 0.0), 1.0) for part in (r, g, b)])

    def _hue(r, g, b, high, spread):
        red, green, blue = (high - r) / spread, (high - g) / spread, (high - b) / spread
        if r == high:
            h = blue - green
        elif g == high:
            h = 2.0 + red - blue
        else:
            h = 4.0 + green - red
        return (h / 6.0) % 1.0

    def rgb_to_hls(r, g, b):
        high, low = max(r, g, b), min(r, g, b)
        both, spread = high + low, high - low
        l = both / 2.0
        if low == high:
            return 0.0, l, 0.0
        s = spread / both if l <= 0.5 else spread / (2.0 - high - low)
        return _hue(r, g, b, high, spread), l, s

    def hls_to_rgb(h, l, s):
        if s == 0.0:
            return l, l, l
        upper = l * (1.0 + s) if l <= 0.5 else l + s - (l * s)
        lower = 2.0 * l - upper
        return _part(lower, upper, h + ONE_THIRD), _part(lower, upper, h), _part(lower, upper, h - ONE_THIRD)

    def _part(lower, upper, hue):
        hue = hue % 1.0
        if hue < ONE_SIXTH:
            return lower + (upper - lower) * hue * 6.0
        if hue < 0.5:
            return upper
        if hue < TWO_THIRD:
            return lower + (upper - lower) * (TWO_THIRD - hue) * 6.0
        return lower

    def rgb_to_hsv(r, g, b):
        high, low = max(r, g, b), min(r, g, b)
        if low == high:
            return 0.0, 0.0, high
        return _hue(r, g, b, high, high - low), (high - low) / high, high

    def hsv_to_rgb(h, s, v):
        if s == 0.0:
            return v, v, v
        i = int(h * 6.0)
        f = h * 6.0 - i
        p, q, t = v * (1.0 - s), v * (1.0 - s * f), v * (1.0 - s * (1.0 - f))
        return ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))[i % 6]
    """#

  private static let fnmatch = #"""
    import functools as _functools, re as _re

    __all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']

    def _set(text):
        """The part of a regular expression for what stands between brackets."""
        negated = text[0] == '!'
        if '-' not in text:
            text = text.replace('\\', '\\\\')
        else:
            # Each hyphen between two characters makes a range; ranges that hold nothing go.
            parts, begin, at = [], 0, text.find('-', 2 if negated else 1)
            while at >= 0:
                parts.append(text[begin:at])
                begin = at + 1
                at = text.find('-', at + 3)
            if text[begin:]:
                parts.append(text[begin:])
            else:
                parts[-1] += '-'
            for at in range(len(parts) - 1, 0, -1):
                if parts[at - 1][-1] > parts[at][0]:
                    parts[at - 1:at + 1] = [parts[at - 1][:-1] + parts[at][1:]]
            text = '-'.join(part.replace('\\', '\\\\').replace('-', '\\-') for part in parts)
        text = _re.sub(r'([&~|])', r'\\\1', text)
        if text in ('', '!'):
            return '.' if text else '(?!)'
        if text[0] == '!':
            text = '^' + text[1:]
        elif text[0] in '^[':
            text = '\\' + text
        return f'[{text}]'

    def translate(pat):
        # Pieces between the stars.
        pieces, at = [''], 0
        while at < len(pat):
            one = pat[at]
            at += 1
            if one == '*':
                if len(pieces) == 1 or pieces[-1]:
                    pieces.append('')
            elif one == '?':
                pieces[-1] += '.'
            elif one == '[':
                end = at + (pat[at:at + 1] == '!')
                end = pat.find(']', end + (pat[end:end + 1] == ']'))
                if end < 0:
                    pieces[-1] += '\\['
                else:
                    pieces[-1] += _set(pat[at:end])
                    at = end + 1
            else:
                pieces[-1] += _re.escape(one)
        # A piece is found at its first place and stays there: going back could not help, and would take forever.
        first, *others = pieces
        if others:
            first += ''.join(f'(?>.*?{piece})' for piece in others[:-1]) + '.*' + others[-1]
        return rf'(?s:{first})\Z'

    @_functools.lru_cache(maxsize=256, typed=True)
    def _matcher(pat):
        if isinstance(pat, bytes):
            return _re.compile(translate(pat.decode('latin-1')).encode('latin-1')).match
        return _re.compile(translate(pat)).match

    def _checked(pat):
        if not isinstance(pat, (str, bytes)):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(pat).__name__}")
        return pat

    def fnmatchcase(name, pat):
        return _matcher(pat)(name) is not None

    def fnmatch(name, pat):
        return fnmatchcase(_checked(name), _checked(pat))

    def filter(names, pat):
        match = _matcher(_checked(pat))
        return [name for name in names if match(name)]
    """#
}
