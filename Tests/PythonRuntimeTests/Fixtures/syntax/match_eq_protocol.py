class Loud:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        print("eq", self.v, other)
        return self.v == other


match Loud(2):
    case 1:
        print("one")
    case 2:
        print("two")


class Seq:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        print("len")
        return len(self.items)

    def __getitem__(self, i):
        print("get", i)
        return self.items[i]


match Seq([1, 2]):
    case [1, 2]:
        print("sequence")
    case _:
        print("plain object")

import collections.abc


class Real(collections.abc.Sequence):
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


match Real([1, 2, 3]):
    case [1, *rest]:
        print("registered", rest)

from collections import namedtuple, deque

P = namedtuple("P", "a b")
match P(1, 2):
    case P(a, b=2):
        print("named", a)
match P(1, 2):
    case (x, y):
        print("tuple", x, y)
match deque([1, 2]):
    case [a, b]:
        print("deque", a, b)

from dataclasses import dataclass


@dataclass
class D:
    x: int
    y: int = 0


match D(3):
    case D(x, 0):
        print("dataclass", x)
print(D.__match_args__)
