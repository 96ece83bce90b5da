# Classes of `list[int]`, of `typing.List[T]`, and of a native class and an abstract one.
import collections.abc
import typing

T = typing.TypeVar("T")


class Row(list[int]):
    pass


class Stack(typing.List[T]):
    pass


class Plain(typing.Dict):
    pass


class Named(typing.Generic[T], dict[str, T]):
    pass


class Pair(typing.Tuple[int, T], typing.Generic[T]):
    pass


for cls in (Row, Stack, Plain, Named, Pair):
    print([base.__name__ for base in cls.__mro__], cls.__orig_bases__)
print(Row([1, 2]), Stack[int], Stack("ab"), Named(a=1), list[int].__mro_entries__(()))


class Rows(list, collections.abc.MutableSequence):
    pass


class Record(dict, collections.abc.MutableMapping):
    pass


class Point(tuple, collections.abc.Sequence):
    pass


rows = Rows([1, 2])
record = Record(a=1)
point = Point((3, 4))
print(rows[0], len(rows), list(rows), rows.pop(), rows, record["a"], len(record), list(record), point[1], len(point))
print([*tuple[int, str]], list(list[int]), (*tuple[int],)[0] == tuple[int])
