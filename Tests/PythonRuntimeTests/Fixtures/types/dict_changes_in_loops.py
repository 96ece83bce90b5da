# Dicts and sets that change while something runs over them.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


d = {1: "a", 2: "b", 3: "c"}
try:
    for key in d: d[key + 10] = "x"
except Exception as error:
    print(type(error).__name__ + ":", error)
d = {1: "a", 2: "b", 3: "c"}
try:
    for key in d: del d[key]
except Exception as error:
    print(type(error).__name__ + ":", error)
d = {1: "a", 2: "b", 3: "c"}
for key in d:
    d[key] = key * 2
print(d)
d = {1: "a", 2: "b"}
try:
    for key, value in d.items(): d.clear()
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    for value in {1: 2}.values(): d[value] = 5
except Exception as error:
    print(type(error).__name__ + ":", error)
d = {1: 1}
try:
    for key in d.keys(): d.pop(key); d[key + 1] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
s = {1, 2, 3}
try:
    for item in s: s.add(item + 10)
except Exception as error:
    print(type(error).__name__ + ":", error)
s = {1, 2, 3}
try:
    for item in s: s.discard(item)
except Exception as error:
    print(type(error).__name__ + ":", error)
s = {1, 2, 3}
for item in s:
    s.add(item)
print(s)
d = {1: 2}
iterator = iter(d)
d[2] = 3
attempt(
    lambda: next(iterator),
    lambda: next(iterator),
)
d = {"a": 1}
iterator = iter(d.items())
print(next(iterator), next(iterator, "end"))
d["b"] = 2
print(next(iterator, "still at the end"))


class Key:
    def __init__(self, name, action=None):
        self.name = name
        self.action = action

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.action:
            self.action()
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return f"Key({self.name})"


table = {}
first = Key("first", lambda: table.clear())
table[first] = 1
table[Key("second")] = 2
print(table)
table = {}
table[Key("a", lambda: table.pop("extra", None))] = 1
table["extra"] = 5
print(table.get(Key("zz"), "none"), table)


def fail():
    raise RuntimeError("no equality")


table = {Key("bad", fail): 1}
attempt(
    lambda: table[Key("x")],
    lambda: table.get(Key("x")),
    lambda: Key("x") in table,
)
try:
    table[Key("x")] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: {Key("bad", fail), Key("y")},
    lambda: [Key("bad", fail)].index(5),
    lambda: len(table),
)


class NoHash:
    def __eq__(self, other):
        return True


attempt(
    lambda: hash(NoHash()),
    lambda: {NoHash(): 1},
)


class BadHash:
    def __hash__(self):
        return "x"


class BigHash:
    def __hash__(self):
        return 2**100

    def __eq__(self, other):
        return True


class RaisingHash:
    def __hash__(self):
        raise ValueError("no hash")


attempt(
    lambda: hash(BadHash()),
    lambda: {BadHash()},
    lambda: (hash(BigHash()) == hash(2**100), {BigHash(): 1}[BigHash()]),
    lambda: {RaisingHash(): 1},
    lambda: RaisingHash() in {},
    lambda: RaisingHash() in set(),
)
