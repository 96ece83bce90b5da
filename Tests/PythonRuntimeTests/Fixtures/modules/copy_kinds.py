import copy
import dataclasses
import random
import typing

text = bytearray(b'abc')
other = copy.deepcopy(text)
other[0] = 122
print(text, other, copy.copy(text) == text, copy.copy(text) is text)
stream = random.Random(3)
stream.random()
for made in (copy.copy(stream), copy.deepcopy(stream)):
    print(made is stream, made.getstate() == stream.getstate())
twin = copy.deepcopy(stream)
print([stream.random() == twin.random() for _ in range(3)])
union = int | str
print(copy.copy(union) == union, copy.deepcopy({'kind': union}), copy.copy([].append)([].__len__()), copy.deepcopy(len) is len)


class Node:
    def __init__(self):
        self.children = {}
        self.parent = None

    def add(self, name):
        child = Node()
        child.parent = self
        self.children[name] = child
        return child


root = Node()
root.add('a').add('b')
again = copy.deepcopy(root)
print(again.children['a'].parent is again, again.children['a'].children['b'].parent is again.children['a'])


class Pair(typing.NamedTuple):
    first: list
    second: int = 0


pair = Pair([1])
deep = copy.deepcopy(pair)
print(deep, deep.first is pair.first, type(deep).__name__, copy.copy(pair).first is pair.first)


@dataclasses.dataclass(slots=True, frozen=True)
class Frozen:
    values: list


frozen = Frozen([1])
print(copy.deepcopy(frozen), copy.deepcopy(frozen).values is frozen.values, copy.copy(frozen).values is frozen.values)


class Loud(list):
    def append(self, item):
        print('append', item)
        super().append(item)


class Table(dict):
    def __setitem__(self, key, value):
        print('set', key)
        super().__setitem__(key, value)


class Tagged(set):
    def __init__(self, items=(), tag='plain'):
        super().__init__(items)
        self.tag = tag


print(copy.copy(Loud([1, 2])), copy.deepcopy(Table(a=[1])), copy.deepcopy(Tagged([1], 'x')).tag)


class Ready:
    def __init__(self):
        raise RuntimeError('never again')


ready = Ready.__new__(Ready)
ready.x = [1]
print(copy.copy(ready).x is ready.x, copy.deepcopy(ready).x)


class Proxy:
    def __getattr__(self, name):
        return getattr(self.target, name)


proxy = Proxy()
proxy.target = [1]
for function in (copy.copy, copy.deepcopy):
    try:
        print(function(proxy))
    except RecursionError as error:
        print(error)
