# singledispatch with abstract classes, ChainMap unions, OrderedDict keywords, operator.length_hint, types.new_class.
import operator
import types
from collections import ChainMap, OrderedDict
from collections.abc import Mapping, MutableMapping, Sequence, Set, Sized
from functools import singledispatch


@singledispatch
def kind(value):
    return 'object'


for cls in (Sized, Mapping, MutableMapping, Set, Sequence, str, int):
    kind.register(cls, lambda value, name=cls.__name__: name)
print([kind(value) for value in ({}, set(), frozenset(), [], (), 'x', b'x', 3, True, 2.5, range(3))])


class Both(Set, Sequence):
    def __contains__(self, item): return False
    def __iter__(self): return iter(())
    def __len__(self): return 0
    def __getitem__(self, index): raise IndexError


print(kind.dispatch(dict)({}), kind(types.MappingProxyType({})))


@singledispatch
def ambiguous(value):
    return 'object'


class Twice:
    def __len__(self): return 0
    def __iter__(self): return iter(())


from collections.abc import Iterable

ambiguous.register(Sized, lambda value: 'sized')
ambiguous.register(Iterable, lambda value: 'iterable')
try:
    ambiguous(Twice())
except RuntimeError as error:
    print(str(error)[:20])
print({'a': 1, 'b': 0} | ChainMap({'b': 2}, {'b': 5, 'c': 3}))
print(ChainMap({'b': 2}, {'c': 3}) | {'c': 4})
chain = ChainMap({'x': 1})
chain |= {'y': 2}
print(chain)
ordered = OrderedDict(a=1)
print(ordered.pop('z', default=9), ordered.setdefault('b', default=2), ordered)
print(operator.length_hint(iter([1, 2, 3])), operator.length_hint(map(str, [1])), operator.length_hint(3, 8))


class Hinted:
    def __length_hint__(self):
        return 5


print(operator.length_hint(Hinted()))


class Meta(type):
    def __new__(meta, name, bases, namespace, **options):
        made = super().__new__(meta, name, bases, namespace)
        made.options = options
        return made


made = types.new_class('Made', (), {'metaclass': Meta, 'x': 1}, lambda namespace: namespace.update(y=2))
print(made, type(made), made.options, made.y)
print(types.resolve_bases((int, str)), types.prepare_class('N', (int,)))
