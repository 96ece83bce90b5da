# What a pattern takes for a sequence and what for a mapping.
import array
import collections
import collections.abc


class Both(collections.UserDict, collections.abc.Sequence):
    pass


class Rows(list, collections.abc.Mapping):
    pass


class Registered:
    pass


collections.abc.Sequence.register(Registered)


def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


for value in (Both(), Rows(), Registered(), array.array("b"), memoryview(b""), bytearray(), "", b"", range(2), {},
              collections.deque(), collections.ChainMap(), type.__dict__, set()):
    print(type(value).__name__, kind(value), isinstance(value, collections.abc.Sequence),
          isinstance(value, collections.abc.MutableSequence))
match array.array("b", b"abc"):
    case [first, *_, last]:
        print(first, last)
