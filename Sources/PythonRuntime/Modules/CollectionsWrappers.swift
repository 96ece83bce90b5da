// The classes of `collections` to derive from: UserDict, UserList, UserString. Our own text.

extension CollectionsSource {
  static let wrappers = #"""


    class UserDict:
        def __init__(self, dict=None, /, **kwargs):
            self.data = {}
            if dict is not None:
                self.update(dict)
            if kwargs:
                self.update(kwargs)

        def __len__(self):
            return len(self.data)

        def __getitem__(self, key):
            if key in self.data:
                return self.data[key]
            if hasattr(self.__class__, '__missing__'):
                return self.__class__.__missing__(self, key)
            raise KeyError(key)

        def __setitem__(self, key, item):
            self.data[key] = item

        def __delitem__(self, key):
            del self.data[key]

        def __iter__(self):
            return iter(self.data)

        def __contains__(self, key):
            return key in self.data

        def __repr__(self):
            return repr(self.data)

        def __eq__(self, other):
            return dict(self.items()) == dict(other.items()) if hasattr(other, 'items') else NotImplemented

        def __or__(self, other):
            if isinstance(other, UserDict):
                return self.__class__(self.data | other.data)
            return self.__class__(self.data | other) if isinstance(other, dict) else NotImplemented

        def __ror__(self, other):
            return self.__class__(other | self.data) if isinstance(other, dict) else NotImplemented

        def __ior__(self, other):
            self.data |= other.data if isinstance(other, UserDict) else other
            return self

        def keys(self):
            from collections.abc import KeysView
            return KeysView(self)

        def values(self):
            from collections.abc import ValuesView
            return ValuesView(self)

        def items(self):
            from collections.abc import ItemsView
            return ItemsView(self)

        def get(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                return default

        def update(self, other=(), /, **kwargs):
            pairs = other.items() if hasattr(other, 'items') else other
            for key, value in pairs:
                self[key] = value
            for key, value in kwargs.items():
                self[key] = value

        def pop(self, key, *default):
            try:
                value = self[key]
            except KeyError:
                if default:
                    return default[0]
                raise
            del self[key]
            return value

        def popitem(self):
            for key in self:
                value = self[key]
                del self[key]
                return key, value
            raise KeyError

        def clear(self):
            for key in list(self):
                del self[key]

        def setdefault(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                self[key] = default
            return default

        def copy(self):
            made = self.__class__.__new__(self.__class__)
            made.__dict__.update(self.__dict__)
            made.data = self.data.copy()
            return made

        __copy__ = copy

        @classmethod
        def fromkeys(cls, iterable, value=None):
            made = cls()
            for key in iterable:
                made[key] = value
            return made

    class UserList:
        def __init__(self, initlist=None):
            self.data = list(initlist) if initlist is not None else []

        def _plain(self, other):
            return other.data if isinstance(other, UserList) else other

        def _listed(self, other):
            other = self._plain(other)
            return other if isinstance(other, list) else list(other)

        def __repr__(self):
            return repr(self.data)

        def __eq__(self, other):
            return self.data == self._plain(other)

        def __lt__(self, other):
            return self.data < self._plain(other)

        def __le__(self, other):
            return self.data <= self._plain(other)

        def __gt__(self, other):
            return self.data > self._plain(other)

        def __ge__(self, other):
            return self.data >= self._plain(other)

        def __contains__(self, item):
            return item in self.data

        def __len__(self):
            return len(self.data)

        def __getitem__(self, i):
            return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

        def __setitem__(self, i, item):
            self.data[i] = item

        def __delitem__(self, i):
            del self.data[i]

        def __add__(self, other):
            return self.__class__(self.data + self._listed(other))

        def __radd__(self, other):
            return self.__class__(self._listed(other) + self.data)

        def __iadd__(self, other):
            self.data += self._listed(other)
            return self

        def __mul__(self, n):
            return self.__class__(self.data * n)

        __rmul__ = __mul__

        def append(self, item):
            self.data.append(item)

        def insert(self, i, item):
            self.data.insert(i, item)

        def pop(self, i=-1):
            return self.data.pop(i)

        def remove(self, item):
            self.data.remove(item)

        def clear(self):
            self.data.clear()

        def __copy__(self):
            made = self.__class__.__new__(self.__class__)
            made.__dict__.update(self.__dict__)
            made.__dict__['data'] = self.data[:]
            return made

        def copy(self):
            return self.__class__(self)

        def count(self, item):
            return self.data.count(item)

        def index(self, item, *args):
            return self.data.index(item, *args)

        def reverse(self):
            self.data.reverse()

        def sort(self, /, *args, **kwds):
            self.data.sort(*args, **kwds)

        def extend(self, other):
            self.data.extend(self._plain(other))

        __hash__ = None

    def _text_of(value):
        return value.data if isinstance(value, UserString) else value

    class UserString:
        def __init__(self, seq):
            self.data = seq if isinstance(seq, str) else str(seq)

        def __str__(self):
            return str(self.data)

        def __repr__(self):
            return repr(self.data)

        def __int__(self):
            return int(self.data)

        def __float__(self):
            return float(self.data)

        def __complex__(self):
            return complex(self.data)

        def __hash__(self):
            return hash(self.data)

        def __getnewargs__(self):
            return (self.data[:],)

        def __eq__(self, string):
            return self.data == _text_of(string)

        def __lt__(self, string):
            return self.data < _text_of(string)

        def __le__(self, string):
            return self.data <= _text_of(string)

        def __gt__(self, string):
            return self.data > _text_of(string)

        def __ge__(self, string):
            return self.data >= _text_of(string)

        def __contains__(self, char):
            return _text_of(char) in self.data

        def __len__(self):
            return len(self.data)

        def __iter__(self):
            for place in range(len(self)):
                yield self[place]

        def __reversed__(self):
            for place in reversed(range(len(self))):
                yield self[place]

        def __getitem__(self, index):
            return self.__class__(self.data[index])

        def __add__(self, other):
            return self.__class__(self.data + str(other))

        def __radd__(self, other):
            return self.__class__(str(other) + self.data)

        def __mul__(self, n):
            return self.__class__(self.data * n)

        __rmul__ = __mul__

        def __mod__(self, args):
            return self.__class__(self.data % args)

        def __rmod__(self, template):
            return self.__class__(str(template) % self)

        maketrans = str.maketrans

    def _text_method(name, makes_text):
        def method(self, *args, **kwargs):
            made = getattr(self.data, name)(*map(_text_of, args), **kwargs)
            return self.__class__(made) if makes_text else made

        method.__name__ = name
        method.__qualname__ = 'UserString.' + name
        return method

    for _name in ('capitalize', 'casefold', 'center', 'expandtabs', 'ljust', 'lower', 'lstrip', 'removeprefix',
                  'removesuffix', 'replace', 'rjust', 'rstrip', 'strip', 'swapcase', 'title', 'translate', 'upper',
                  'zfill'):
        setattr(UserString, _name, _text_method(_name, True))
    for _name in ('count', 'encode', 'endswith', 'find', 'format', 'format_map', 'index', 'isalnum', 'isalpha', 'isascii',
                  'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric', 'isprintable', 'isspace', 'istitle',
                  'isupper', 'join', 'partition', 'rfind', 'rindex', 'rpartition', 'rsplit', 'split', 'splitlines',
                  'startswith'):
        setattr(UserString, _name, _text_method(_name, False))

    _static_types = (OrderedDict, defaultdict)
    """#
}
