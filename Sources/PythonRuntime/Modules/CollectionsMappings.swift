// The mappings of `collections` in Python: OrderedDict, defaultdict, ChainMap, Counter. Our own text.

extension CollectionsSource {
  static let mappings = #"""


    class OrderedDict(dict):
        def move_to_end(self, key, last=True):
            if last:
                return _move_last(self, key)
            if key not in self:
                raise KeyError(key)
            names = list(dict.__iter__(self))
            if names[0] != key:
                # All others go behind it.
                for name in names:
                    if name != key:
                        _move_last(self, name)

        def popitem(self, last=True):
            if not self:
                raise KeyError('dictionary is empty')
            return _pop_end(self, True if last else False)

        def pop(self, key, default=_missing):
            if default is _missing:
                return dict.pop(self, key)
            return dict.pop(self, key, default)

        def setdefault(self, key, default=None):
            if type(self) is OrderedDict:
                return dict.setdefault(self, key, default)
            if key in self:
                return self[key]
            self[key] = default
            return default

        def keys(self):
            return _ordered_view(self, 0)

        def values(self):
            return _ordered_view(self, 1)

        def items(self):
            return _ordered_view(self, 2)

        def copy(self):
            return self.__class__(self)

        __copy__ = copy

        @classmethod
        def fromkeys(cls, iterable, value=None):
            made = cls()
            for key in iterable:
                made[key] = value
            return made

        def __eq__(self, other):
            if isinstance(other, OrderedDict):
                return list(self.items()) == list(other.items())
            return dict.__eq__(self, other)

        def __ne__(self, other):
            return not self == other

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = self.__class__(self)
            dict.update(made, other)
            return made

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = self.__class__(other)
            dict.update(made, self)
            return made

        def __ior__(self, other):
            dict.update(self, other)
            return self

        def __repr__(self):
            if not self:
                return f'{self.__class__.__name__}()'
            if id(self) in _printing:
                return '...'
            _printing.add(id(self))
            try:
                return f'{self.__class__.__name__}({list(self.items())!r})'
            finally:
                _printing.discard(id(self))

    _printing = set()

    class defaultdict(dict):
        # Before any `__init__`, and after `del`.
        default_factory = None

        def __init__(self, default_factory=None, /, *args, **kwargs):
            if default_factory is not None and not callable(default_factory):
                raise TypeError('first argument must be callable or None')
            self.default_factory = default_factory
            dict.__init__(self, *args, **kwargs)

        def __missing__(self, key):
            if self.default_factory is None:
                raise KeyError(key)
            value = self.default_factory()
            self[key] = value
            return value

        def copy(self):
            return type(self)(self.default_factory, self)

        __copy__ = copy

        def __deepcopy__(self, memo):
            from copy import deepcopy
            made = type(self)(self.default_factory)
            memo[id(self)] = made
            for key, value in self.items():
                made[deepcopy(key, memo)] = deepcopy(value, memo)
            return made

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = self.copy()
            made.update(other)
            return made

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = type(self)(self.default_factory, other)
            made.update(self)
            return made

        def __repr__(self):
            if id(self) in _printing:
                return f'{type(self).__name__}(...)'
            _printing.add(id(self))
            try:
                return f'{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})'
            finally:
                _printing.discard(id(self))

    class ChainMap:
        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __missing__(self, key):
            raise KeyError(key)

        def __getitem__(self, key):
            for mapping in self.maps:
                try:
                    return mapping[key]
                except KeyError:
                    pass
            return self.__missing__(key)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def __contains__(self, key):
            return any(key in mapping for mapping in self.maps)

        def __bool__(self):
            return any(self.maps)

        def __iter__(self):
            merged = {}
            for mapping in reversed(self.maps):
                merged.update(dict.fromkeys(mapping))
            return iter(merged)

        def __len__(self):
            return len(set().union(*self.maps))

        def keys(self):
            from collections.abc import KeysView
            return KeysView(self)

        def values(self):
            from collections.abc import ValuesView
            return ValuesView(self)

        def items(self):
            from collections.abc import ItemsView
            return ItemsView(self)

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def __delitem__(self, key):
            try:
                del self.maps[0][key]
            except KeyError:
                raise KeyError(f'Key not found in the first mapping: {key!r}')

        def pop(self, key, *args):
            try:
                return self.maps[0].pop(key, *args)
            except KeyError:
                raise KeyError(f'Key not found in the first mapping: {key!r}')

        def popitem(self):
            try:
                return self.maps[0].popitem()
            except KeyError:
                raise KeyError('No keys found in the first mapping.')

        def clear(self):
            self.maps[0].clear()

        def update(self, other=(), /, **kwargs):
            self.maps[0].update(other, **kwargs)

        def __or__(self, other):
            if not hasattr(other, 'keys'):
                return NotImplemented
            made = self.copy()
            made.maps[0].update(other)
            return made

        def __ror__(self, other):
            if not hasattr(other, 'keys'):
                return NotImplemented
            merged = dict(other)
            for mapping in reversed(self.maps):
                merged.update(mapping)
            return self.__class__(merged)

        def __ior__(self, other):
            self.maps[0].update(other)
            return self

        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

        @classmethod
        def fromkeys(cls, iterable, *args):
            return cls(dict.fromkeys(iterable, *args))

        def new_child(self, m=None, **kwargs):
            if m is None:
                m = kwargs
            elif kwargs:
                m.update(kwargs)
            return self.__class__(m, *self.maps)

        @property
        def parents(self):
            return self.__class__(*self.maps[1:])

        def copy(self):
            return self.__class__(self.maps[0].copy(), *self.maps[1:])

        __copy__ = copy

        def __eq__(self, other):
            if not isinstance(other, (dict, ChainMap)):
                return NotImplemented
            return dict(self.items()) == dict(other.items())

        def __or__(self, other):
            if not isinstance(other, (dict, ChainMap)):
                return NotImplemented
            made = self.copy()
            made.maps[0].update(other)
            return made

        def __repr__(self):
            return f"{self.__class__.__name__}({', '.join([repr(mapping) for mapping in self.maps])})"
    """#

  static let counting = #"""


    class Counter(dict):
        def __init__(self, iterable=None, /, **kwds):
            dict.__init__(self)
            self.update(iterable, **kwds)

        def __missing__(self, key):
            return 0

        def total(self):
            return sum(self.values())

        def most_common(self, n=None):
            if n is None:
                return sorted(self.items(), key=_item_one, reverse=True)
            if n == 1:
                best = max(self.items(), key=_item_one, default=_no_best)
                return [] if best is _no_best else [best]
            return sorted(self.items(), key=_item_one, reverse=True)[:max(n, 0)]

        def elements(self):
            return _elements(self)

        @classmethod
        def fromkeys(cls, iterable, v=None):
            raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

        def update(self, iterable=None, /, **kwargs):
            if iterable is not None:
                if isinstance(iterable, dict):
                    if self:
                        for key, count in iterable.items():
                            self[key] = count + self.get(key, 0)
                    else:
                        dict.update(self, iterable)
                else:
                    _count_elements(self, iterable)
            if kwargs:
                self.update(kwargs)

        def subtract(self, iterable=None, /, **kwargs):
            if iterable is not None:
                if isinstance(iterable, dict):
                    for key, count in iterable.items():
                        self[key] = self.get(key, 0) - count
                else:
                    for key in iterable:
                        self[key] = self.get(key, 0) - 1
            if kwargs:
                self.subtract(kwargs)

        def copy(self):
            return self.__class__(self)

        __copy__ = copy

        def __delitem__(self, key):
            if key in self:
                dict.__delitem__(self, key)

        def __add__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return _combined(self, other, lambda left, right: left + right)

        def __sub__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return _combined(self, other, lambda left, right: left - right)

        def __or__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return _combined(self, other, lambda left, right: right if left < right else left)

        def __and__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return _combined(self, other, lambda left, right: left if left < right else right, False)

        def __pos__(self):
            return _combined(self, {}, lambda left, right: left)

        def __neg__(self):
            return _combined(self, {}, lambda left, right: -left)

        def __iadd__(self, other):
            for key, count in other.items():
                self[key] += count
            return self._keep_positive()

        def __isub__(self, other):
            for key, count in other.items():
                self[key] -= count
            return self._keep_positive()

        def __ior__(self, other):
            for key, count in other.items():
                if count > self[key]:
                    self[key] = count
            return self._keep_positive()

        def __iand__(self, other):
            for key, count in self.items():
                if other[key] < count:
                    self[key] = other[key]
            return self._keep_positive()

        def _keep_positive(self):
            for key in [key for key, count in self.items() if not count > 0]:
                del self[key]
            return self

        def __eq__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[key] == other[key] for counts in (self, other) for key in counts)

        def __ne__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return not self == other

        def __le__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[key] <= other[key] for counts in (self, other) for key in counts)

        def __lt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self <= other and self != other

        def __ge__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[key] >= other[key] for counts in (self, other) for key in counts)

        def __gt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self >= other and self != other

        def __repr__(self):
            if not self:
                return f'{self.__class__.__name__}()'
            try:
                pairs = dict(self.most_common())
            except TypeError:
                pairs = dict(self)
            return f'{self.__class__.__name__}({pairs!r})'

    _no_best = object()

    def _elements(counts):
        for key, count in counts.items():
            yield from _itertools.repeat(key, max(count, 0))

    def _combined(left, right, rule, both=True):
        made = Counter()
        for key, count in left.items():
            count = rule(count, right[key] if key in right else 0)
            if count > 0:
                made[key] = count
        if both:
            for key, count in right.items():
                if key not in left:
                    count = rule(0, count)
                    if count > 0:
                        made[key] = count
        return made
    """#
}
