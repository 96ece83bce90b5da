// The Python half of `collections`: namedtuple, OrderedDict, defaultdict, Counter, ChainMap. Our own text.

enum CollectionsSource {
  static let text = #"""
    def load(_bind, _tuple_of, dict, tuple, list, property, str, int, isinstance, len, type, map, zip, set, sorted,
             repr, iter, reversed, callable, super, range, enumerate, classmethod, sum, hasattr, any, NotImplemented,
             ValueError, TypeError, KeyError, AttributeError):
        missing = list()

        def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
            if isinstance(field_names, str):
                field_names = field_names.replace(',', ' ').split()
            names = [str(name) for name in field_names]
            if rename:
                used = set()
                for index, name in enumerate(names):
                    if not name.isidentifier() or name.startswith('_') or name in used:
                        names[index] = f'_{index}'
                    used.add(name)
            used = set()
            for name in [typename] + names:
                if not name.isidentifier():
                    raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
            for name in names:
                if name.startswith('_') and not rename:
                    raise ValueError(f'Field names cannot start with an underscore: {name!r}')
                if name in used:
                    raise ValueError(f'Encountered duplicate field name: {name!r}')
                used.add(name)
            values = tuple(defaults) if defaults is not None else ()
            if len(values) > len(names):
                raise TypeError('Got more default values than field names')
            names = tuple(names)
            first = len(names) - len(values)
            optional = dict(zip(names[first:], values))
            required = names[:first]
            count = len(names)
            function = typename + '.__new__'

            def __new__(_cls, *args, **kwargs):
                if len(args) == count and not kwargs:
                    return _tuple_of(_cls, args)
                bound = _bind(function, names, required, count, args, kwargs, missing)
                for index, value in enumerate(bound):
                    if value is missing:
                        bound[index] = optional[names[index]]
                return _tuple_of(_cls, bound)

            def _make(cls, iterable):
                result = _tuple_of(cls, iterable)
                if len(result) != count:
                    raise TypeError(f'Expected {count} arguments, got {len(result)}')
                return result

            def _replace(self, /, **changes):
                result = self._make([changes.pop(name, value) for name, value in zip(names, self)])
                if changes:
                    raise ValueError(f'Got unexpected field names: {list(changes)!r}')
                return result

            def _asdict(self):
                return dict(zip(names, self))

            def __repr__(self):
                body = ', '.join([f'{name}={value!r}' for name, value in zip(names, self)])
                return f'{type(self).__name__}({body})'

            def __getnewargs__(self):
                return tuple(self)

            members = {
                '__doc__': f"{typename}({', '.join(names)})", '__slots__': (), '_fields': names,
                '_field_defaults': optional, '__new__': __new__, '_make': classmethod(_make),
                '_replace': _replace, '_asdict': _asdict, '__repr__': __repr__, '__getnewargs__': __getnewargs__,
                '__match_args__': names, '__module__': module or '__main__',
            }

            def reader(position):
                return property(lambda self: self[position], None, None, f'Alias for field number {position}')

            for position, name in enumerate(names):
                members[name] = reader(position)
            return type(typename, (tuple,), members)

        class OrderedDict(dict):
            def move_to_end(self, key, last=True):
                if key not in self:
                    raise KeyError(key)
                value = self.pop(key)
                if last:
                    self[key] = value
                    return
                rest = list(self.items())
                self.clear()
                self[key] = value
                for name, item in rest:
                    self[name] = item

            def popitem(self, last=True):
                if not self:
                    raise KeyError('dictionary is empty')
                key = next_of(reversed(self) if last else iter(self))
                return key, self.pop(key)

            def copy(self):
                return self.__class__(self)

            def __eq__(self, other):
                if isinstance(other, OrderedDict):
                    return list(self.items()) == list(other.items())
                return dict(self) == other

            def __ne__(self, other):
                return not self == other

            def __or__(self, other):
                if not isinstance(other, dict):
                    return NotImplemented
                result = self.__class__(self)
                result.update(other)
                return result

            def __repr__(self):
                if not self:
                    return f'{self.__class__.__name__}()'
                return f'{self.__class__.__name__}({list(self.items())!r})'

        def next_of(iterator):
            for value in iterator:
                return value

        class defaultdict(dict):
            def __init__(self, default_factory=None, /, *args, **kwargs):
                if default_factory is not None and not callable(default_factory):
                    raise TypeError('first argument must be callable or None')
                self.default_factory = default_factory
                self.update(*args, **kwargs)

            def __missing__(self, key):
                if self.default_factory is None:
                    raise KeyError(key)
                value = self.default_factory()
                self[key] = value
                return value

            def copy(self):
                return self.__class__(self.default_factory, self)

            def __copy__(self):
                return self.__class__(self.default_factory, self)

            def __or__(self, other):
                if not isinstance(other, dict):
                    return NotImplemented
                result = self.copy()
                result.update(other)
                return result

            def __repr__(self):
                return f'{self.__class__.__name__}({self.default_factory!r}, {dict(self)!r})'

        class Counter(dict):
            def __init__(self, iterable=None, /, **kwargs):
                self.update(iterable, **kwargs)

            def __missing__(self, key):
                return 0

            def total(self):
                return sum(self.values())

            def most_common(self, n=None):
                ordered = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
                return ordered if n is None else ordered[:n if n > 0 else 0]

            def elements(self):
                for key, count in self.items():
                    for _ in range(count):
                        yield key

            def update(self, iterable=None, /, **kwargs):
                if iterable is not None:
                    if isinstance(iterable, dict):
                        for key, count in iterable.items():
                            self[key] = count + self.get(key, 0)
                    else:
                        get = self.get
                        for key in iterable:
                            self[key] = get(key, 0) + 1
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

            def __copy__(self):
                return self.__class__(self)

            def __delitem__(self, key):
                if key in self:
                    self.pop(key)

            def combine(self, other, rule):
                result = Counter()
                for key in list(self) + [key for key in other if key not in self]:
                    count = rule(self[key], other[key])
                    if count > 0:
                        result[key] = count
                return result

            def __add__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return self.combine(other, lambda left, right: left + right)

            def __sub__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return self.combine(other, lambda left, right: left - right)

            def __or__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return self.combine(other, lambda left, right: left if left > right else right)

            def __and__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return self.combine(other, lambda left, right: left if left < right else right)

            def __pos__(self):
                return self + Counter()

            def __neg__(self):
                return Counter() - self

            def __iadd__(self, other):
                for key, count in other.items():
                    self[key] += count
                return self.keep_positive()

            def __isub__(self, other):
                for key, count in other.items():
                    self[key] -= count
                return self.keep_positive()

            def keep_positive(self):
                for key in [key for key, count in self.items() if not count > 0]:
                    self.pop(key)
                return self

            def __eq__(self, other):
                if not isinstance(other, Counter):
                    return dict(self) == other
                return not any(self[key] != other[key] for key in list(self) + list(other))

            def __ne__(self, other):
                return not self == other

            def __repr__(self):
                if not self:
                    return f'{self.__class__.__name__}()'
                return f'{self.__class__.__name__}({dict(self.most_common())!r})'

        class ChainMap:
            def __init__(self, *maps):
                self.maps = list(maps) or [{}]

            def __getitem__(self, key):
                for mapping in self.maps:
                    if key in mapping:
                        return mapping[key]
                raise KeyError(key)

            def get(self, key, default=None):
                return self[key] if key in self else default

            def __contains__(self, key):
                return any(key in mapping for mapping in self.maps)

            def __iter__(self):
                merged = {}
                for mapping in reversed(self.maps):
                    for key in mapping:
                        merged[key] = None
                return iter(merged)

            def __len__(self):
                return len(set(iter(self)))

            def keys(self):
                return list(iter(self))

            def values(self):
                return [self[key] for key in self]

            def items(self):
                return [(key, self[key]) for key in self]

            def __setitem__(self, key, value):
                self.maps[0][key] = value

            def __delitem__(self, key):
                del self.maps[0][key]

            def new_child(self, m=None):
                return self.__class__({} if m is None else m, *self.maps)

            @property
            def parents(self):
                return self.__class__(*self.maps[1:])

            def __repr__(self):
                return f"{self.__class__.__name__}({', '.join([repr(mapping) for mapping in self.maps])})"

        return {'namedtuple': namedtuple, 'OrderedDict': OrderedDict, 'defaultdict': defaultdict,
                'Counter': Counter, 'ChainMap': ChainMap}
    """#

  static let module = NativeModule("collections", functions: [SourceSupport.bind, SourceSupport.tupleOf]) {
    vm, module throws(PyError) in
    vm.setMember(module, "deque", Value(vm.sharedClass(DequeType.declaration)))
    try SourceModules.load(vm, module, text)
  }
}
