# ExitStack chains what its callbacks raise; deque.index has bounds; abstract sets meet real ones; match knows mappings.
import types
from collections import UserDict, deque
from collections.abc import Iterator, Mapping, MutableMapping, Sequence, Set
from contextlib import ExitStack


def failing(error):
    def callback():
        raise error
    return callback


try:
    with ExitStack() as stack:
        stack.callback(failing(IndexError('first')))
        stack.callback(failing(KeyError('second')))
        1 / 0
except IndexError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
queue = deque('abcabc')
print(queue.index('b'), queue.index('b', 2), queue.index('c', -3), queue.index('a', 1, 5))
for bounds in ((2, 3), (5,), (-1, -1)):
    try:
        queue.index('a', *bounds)
    except ValueError as error:
        print(error)
print(2 * deque([1, 2]), deque([1]) * 3, 0 * deque([1]))


class ListSet(Set):
    def __init__(self, values=()):
        self.values = []
        for value in values:
            if value not in self.values:
                self.values.append(value)

    def __contains__(self, value):
        return value in self.values

    def __iter__(self):
        return iter(self.values)

    def __len__(self):
        return len(self.values)

    def __repr__(self):
        return f'ListSet({self.values})'


some = ListSet('abc')
print({'a', 'x'} & some, sorted(({'a', 'x'} | some).values), {'a', 'x'} - some, some & {'a'}, some - {'a'}, some ^ ['a'])
print(some == {'a', 'b', 'c'}, {'a', 'b', 'c'} == some, some <= {'a', 'b', 'c', 'd'}, some._hash() == hash(frozenset('abc')))
try:
    some & 3
except TypeError as error:
    print(error)
print([cls.__name__ for cls in MutableMapping.__mro__], issubclass(MutableMapping, Mapping), issubclass(Iterator, Sequence))


class Registered:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return [10, 20][index]


Sequence.register(Registered)
for subject in (types.MappingProxyType({'a': 1, 'b': 2}), UserDict(a=3), Registered(), {'a': 4}):
    match subject:
        case {'a': value, **rest}:
            print('mapping', value, rest)
        case [first, second]:
            print('sequence', first, second)
