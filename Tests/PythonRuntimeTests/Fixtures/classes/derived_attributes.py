# Attributes of instances of classes derived from built-in ones: kept beside the objects, given up with them.


class Words(list):
    def __init__(self, items, label):
        super().__init__(items)
        self.label = label


class Table(dict):
    pass


class Name(str):
    def __new__(cls, text, origin):
        made = super().__new__(cls, text)
        made.origin = origin
        return made


class Count(int):
    pass


class Ratio(float):
    pass


class Pair(tuple):
    pass


class Group(set):
    pass


class Frozen(frozenset):
    pass


class Data(bytes):
    pass


class Wave(complex):
    pass


made = [
    Words([1, 2], "two"), Table(a=1), Name("x", "here"), Count(3), Ratio(1.5), Pair((1, 2)), Group({1}),
    Frozen({2}), Data(b"z"), Wave(1, 2),
]
for position, thing in enumerate(made):
    thing.position = position
    thing.more = [position]
for thing in made:
    print(type(thing).__name__, thing, thing.position, thing.more, sorted(thing.__dict__))

# Methods, a default in the class, deleting, and asking again and again for the same name.
class Stack(list):
    limit = 10

    def __init__(self):
        self.pushed = 0

    def push(self, value):
        self.pushed += 1
        if len(self) < self.limit:
            self.append(value)
        return self


stack = Stack()
for i in range(12):
    stack.push(i)
stack.limit = 13
for i in range(3):
    stack.push(i)
print(stack, stack.pushed, stack.limit, Stack.limit)
del stack.limit
print(stack.limit, "limit" in stack.__dict__)
try:
    del stack.limit
except AttributeError as error:
    print(error)
try:
    print(stack.nothing)
except AttributeError as error:
    print(error)

# Many come and go: a new object at an old place has no attributes of the old one.
seen = 0
for i in range(3_000):
    number = Count(i)
    if hasattr(number, "tag"):
        seen += 1
    number.tag = [i]
    text = Name("n", i)
    pair = Pair((i, i))
    if i % 3 == 0:
        pair.total = i
    elif hasattr(pair, "total"):
        seen += 1
print(seen, number.tag, text.origin)

# What only such an attribute refers to lives on.
kept = [Words([i], {"index": i}) for i in range(400)]
waste = [[i] for i in range(3_000)]
print(sum(words.label["index"] for words in kept))

# A dict of attributes that is written to, and more names than slots.
table = Table()
table.__dict__["direct"] = 5
print(table.direct, vars(table))
for i in range(80):
    setattr(table, f"name{i}", i)
print(table.name0 + table.name79, len(vars(table)))


class Other(dict):
    pass


table.__class__ = Other
print(type(table).__name__, table.name7)


class Slotted(list):
    __slots__ = ("first",)


slotted = Slotted([1])
slotted.first = "f"
print(slotted, slotted.first)
try:
    slotted.second = 1
except AttributeError as error:
    print(error)
