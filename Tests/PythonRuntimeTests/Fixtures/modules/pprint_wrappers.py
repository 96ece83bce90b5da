# pprint lays out what wraps other containers.
import collections, dataclasses, types
from pprint import pprint, pformat
words = 'the quick brown fox jumped over a lazy dog'.split()
numbers = dict(zip(words, range(9)))
pprint(collections.ChainMap({'a': 6}, numbers)); pprint(types.MappingProxyType(numbers)); pprint(collections.UserDict(numbers))
pprint(collections.UserList(words * 2)); pprint(collections.UserString(' '.join(words * 3))); pprint(bytearray(range(40)))
pprint(collections.Counter('abracadabra' * 3), width=30); pprint(collections.defaultdict(list, {word: [word] for word in words}), width=40)
pprint(collections.deque(words, maxlen=9), width=40); pprint(collections.OrderedDict(numbers), width=40)
pprint(types.SimpleNamespace(**numbers), width=40)
class Names(types.SimpleNamespace): pass
class Count(collections.Counter): pass
pprint(Names(**numbers), width=40); pprint(Count('hello world' * 2), width=20)
@dataclasses.dataclass
class Point:
    name: str
    where: dict
    others: list = dataclasses.field(default_factory=list)
pprint(Point('first', numbers, [Point('second', {}, words * 2)]), width=50); print(pformat({'x': (1, {2, 1}), 'y': frozenset('cab')}, width=10, indent=2))
