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

    class UserString:
        def __init__(self, seq):
            self.data = seq if isinstance(seq, str) else str(seq)

        def __str__(self):
            return self.data

        def __repr__(self):
            return repr(self.data)

        def __len__(self):
            return len(self.data)

        def __hash__(self):
            return hash(self.data)

        def __eq__(self, other):
            return self.data == (other.data if isinstance(other, UserString) else other)

        def __lt__(self, other):
            return self.data < (other.data if isinstance(other, UserString) else other)

        def __contains__(self, text):
            return (text.data if isinstance(text, UserString) else text) in self.data

        def __getitem__(self, index):
            return self.__class__(self.data[index])

        def __add__(self, other):
            return self.__class__(self.data + str(other))

        def __radd__(self, other):
            return self.__class__(str(other) + self.data)

        def __mul__(self, n):
            return self.__class__(self.data * n)

        def __getattr__(self, name):
            if name == 'data':
                raise AttributeError(name)
            method = getattr(self.data, name)
            wrapped = ('capitalize', 'casefold', 'center', 'expandtabs', 'join', 'ljust', 'lower', 'lstrip', 'replace',
                       'rjust', 'rstrip', 'strip', 'swapcase', 'title', 'translate', 'upper', 'zfill')
            if name in wrapped:
                return lambda *args, **kwargs: self.__class__(method(*args, **kwargs))
            return method

    _static_types = (OrderedDict, defaultdict)
    """#
}
