// What the abstract classes of `collections.abc` give to their subclasses, in Python. Our own text.

enum AbstractMixins {
  static let text = #"""
    from abc import abstractmethod as _abstract

    class _Sized:
        @_abstract
        def __len__(self):
            return 0

    class _Iterable:
        @_abstract
        def __iter__(self):
            while False:
                yield None

    class _Iterator:
        @_abstract
        def __next__(self):
            raise StopIteration

        def __iter__(self):
            return self

    class _Container:
        @_abstract
        def __contains__(self, x):
            return False

    class _Hashable:
        @_abstract
        def __hash__(self):
            return 0

    class _Callable:
        @_abstract
        def __call__(self, *args, **kwds):
            return False

    class _Collection:
        @_abstract
        def __len__(self):
            return 0

        @_abstract
        def __iter__(self):
            while False:
                yield None

        @_abstract
        def __contains__(self, x):
            return False

    class _Reversible:
        @_abstract
        def __reversed__(self):
            while False:
                yield None

        @_abstract
        def __iter__(self):
            while False:
                yield None

    class _Sequence:
        @_abstract
        def __getitem__(self, index):
            raise IndexError

        @_abstract
        def __len__(self):
            return 0

        def __iter__(self):
            i = 0
            try:
                while True:
                    value = self[i]
                    yield value
                    i += 1
            except IndexError:
                return

        def __contains__(self, value):
            for item in self:
                if item is value or item == value:
                    return True
            return False

        def __reversed__(self):
            for i in reversed(range(len(self))):
                yield self[i]

        def index(self, value, start=0, stop=None):
            if start < 0:
                start = max(len(self) + start, 0)
            if stop is not None and stop < 0:
                stop += len(self)
            i = start
            while stop is None or i < stop:
                try:
                    item = self[i]
                except IndexError:
                    break
                if item is value or item == value:
                    return i
                i += 1
            raise ValueError

        def count(self, value):
            return sum([1 for item in self if item is value or item == value])

    class _MutableSequence(_Sequence):
        @_abstract
        def __setitem__(self, index, value):
            raise IndexError

        @_abstract
        def __delitem__(self, index):
            raise IndexError

        @_abstract
        def insert(self, index, value):
            raise IndexError

        def append(self, value):
            self.insert(len(self), value)

        def clear(self):
            try:
                while True:
                    self.pop()
            except IndexError:
                pass

        def reverse(self):
            n = len(self)
            for i in range(n // 2):
                self[i], self[n - i - 1] = self[n - i - 1], self[i]

        def extend(self, values):
            for value in list(values) if values is self else values:
                self.append(value)

        def pop(self, index=-1):
            value = self[index]
            del self[index]
            return value

        def remove(self, value):
            del self[self.index(value)]

        def __iadd__(self, values):
            self.extend(values)
            return self

    class _Mapping:
        @_abstract
        def __getitem__(self, key):
            raise KeyError

        @_abstract
        def __iter__(self):
            while False:
                yield None

        @_abstract
        def __len__(self):
            return 0

        def get(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                return default

        def __contains__(self, key):
            try:
                self[key]
            except KeyError:
                return False
            return True

        def keys(self):
            return KeysView(self)

        def items(self):
            return ItemsView(self)

        def values(self):
            return ValuesView(self)

        def __eq__(self, other):
            if not isinstance(other, Mapping):
                return NotImplemented
            return dict(self.items()) == dict(other.items())

    class _MutableMapping(_Mapping):
        @_abstract
        def __setitem__(self, key, value):
            raise KeyError

        @_abstract
        def __delitem__(self, key):
            raise KeyError

        def pop(self, key, *default):
            try:
                value = self[key]
            except KeyError:
                if not default:
                    raise
                return default[0]
            del self[key]
            return value

        def popitem(self):
            for key in self:
                value = self[key]
                del self[key]
                return key, value
            raise KeyError from None

        def clear(self):
            for key in list(self):
                del self[key]

        def update(self, other=(), /, **kwds):
            if hasattr(other, 'keys'):
                for key in other.keys():
                    self[key] = other[key]
            else:
                for key, value in other:
                    self[key] = value
            for key, value in kwds.items():
                self[key] = value

        def setdefault(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                self[key] = default
            return default

    class _Set:
        @_abstract
        def __contains__(self, x):
            return False

        @_abstract
        def __iter__(self):
            while False:
                yield None

        @_abstract
        def __len__(self):
            return 0

        @classmethod
        def _from_iterable(cls, it):
            return cls(it)

        def __le__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) <= len(other) and all(item in other for item in self)

        def __lt__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) < len(other) and self.__le__(other)

        def __ge__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) >= len(other) and all(item in self for item in other)

        def __gt__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) > len(other) and self.__ge__(other)

        def __eq__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) == len(other) and self.__le__(other)

        def __and__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable([value for value in other if value in self])

        def __or__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable([value for values in (self, other) for value in values])

        def _as_set(self, other):
            return other if isinstance(other, Set) else self._from_iterable(other)

        def __sub__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._as_set(other)
            return self._from_iterable([value for value in self if value not in other])

        def __xor__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._as_set(other)
            both = [value for value in self if value not in other]
            return self._from_iterable(both + [value for value in other if value not in self])

        def __rand__(self, other):
            return self.__and__(other)

        def __ror__(self, other):
            return self.__or__(other)

        def __rxor__(self, other):
            return self.__xor__(other)

        def __rsub__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._as_set(other)
            return self._from_iterable([value for value in other if value not in self])

        def _hash(self):
            return hash(frozenset(self))

        def isdisjoint(self, other):
            return not any(value in self for value in other)

    class _MutableSet(_Set):
        @_abstract
        def add(self, value):
            raise NotImplementedError

        @_abstract
        def discard(self, value):
            raise NotImplementedError

        def remove(self, value):
            if value not in self:
                raise KeyError(value)
            self.discard(value)

        def pop(self):
            for value in self:
                self.discard(value)
                return value
            raise KeyError from None

        def clear(self):
            try:
                while True:
                    self.pop()
            except KeyError:
                pass

        def __ior__(self, it):
            for value in it:
                self.add(value)
            return self

        def __isub__(self, it):
            for value in list(it):
                self.discard(value)
            return self

    class _MappingView:
        def __init__(self, mapping):
            self._mapping = mapping

        def __len__(self):
            return len(self._mapping)

        def __repr__(self):
            return f'{self.__class__.__name__}({self._mapping!r})'

    class _KeysView(_Set):
        @classmethod
        def _from_iterable(cls, it):
            return set(it)

        def __contains__(self, key):
            return key in self._mapping

        def __iter__(self):
            yield from self._mapping

    class _ItemsView(_Set):
        @classmethod
        def _from_iterable(cls, it):
            return set(it)

        def __contains__(self, item):
            key, value = item
            try:
                found = self._mapping[key]
            except KeyError:
                return False
            return found is value or found == value

        def __iter__(self):
            for key in self._mapping:
                yield (key, self._mapping[key])

    class _ValuesView:
        def __contains__(self, value):
            for key in self._mapping:
                found = self._mapping[key]
                if found is value or found == value:
                    return True
            return False

        def __iter__(self):
            for key in self._mapping:
                yield self._mapping[key]

    class _Generator:
        @_abstract
        def send(self, value):
            raise StopIteration

        @_abstract
        def throw(self, typ, val=None, tb=None):
            raise typ

        def __iter__(self):
            return self

        def __next__(self):
            return self.send(None)

        def close(self):
            try:
                self.throw(GeneratorExit)
            except (GeneratorExit, StopIteration):
                pass
            else:
                raise RuntimeError('generator ignored GeneratorExit')

    _complete(Generator, _Generator)
    _complete(ByteString, _Sequence)
    for _view in (KeysView, ItemsView):
        _complete(_view, _Set)
    for _view in (MappingView, KeysView, ItemsView, ValuesView):
        _complete(_view, _MappingView)
    _complete(KeysView, _KeysView)
    _complete(ItemsView, _ItemsView)
    _complete(ValuesView, _ValuesView)
    _complete(Sized, _Sized)
    _complete(Iterable, _Iterable)
    _complete(Iterator, _Iterator)
    _complete(Container, _Container)
    _complete(Hashable, _Hashable)
    _complete(Callable, _Callable)
    _complete(Collection, _Collection)
    _complete(Reversible, _Reversible)
    _complete(Sequence, _Sequence)
    _complete(MutableSequence, _Sequence)
    _complete(MutableSequence, _MutableSequence)
    _complete(Mapping, _Mapping)
    _complete(MutableMapping, _Mapping)
    _complete(MutableMapping, _MutableMapping)
    _complete(Set, _Set)
    _complete(MutableSet, _Set)
    _complete(MutableSet, _MutableSet)
    """#
}
