class Key:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return hash(self.n % 4)
    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n
    def __repr__(self):
        return f"Key({self.n})"
d = {Key(i): i for i in range(20)}
print(len(d), d[Key(7)], Key(25) in d, d.pop(Key(3)), len(d))
s = {Key(i % 5) for i in range(20)}
print(len(s), Key(2) in s, sorted(k.n for k in s))
l = [Key(1), Key(2)]
print(Key(2) in l, l.index(Key(2)), l.count(Key(1)), [Key(1)] == [Key(1)], (Key(1), 2) == (Key(1), 2))
l.remove(Key(1))
print(l)
class Evil:
    def __init__(self, target):
        self.target = target
    def __hash__(self):
        return 1
    def __eq__(self, other):
        self.target.clear()
        return False
t = {}
e = Evil(t)
t[e] = 1
t[1] = 2
try:
    t[Evil(t)] = 3
    print(len(t))
except RuntimeError as error:
    print(error)
class Raises:
    def __hash__(self):
        return 5
    def __eq__(self, other):
        raise ValueError("no eq")
try:
    {Raises(): 1, Raises(): 2}
except ValueError as error:
    print(error)
try:
    [Raises()].index(3)
except ValueError as error:
    print(error)
class BadRepr:
    def __repr__(self):
        raise KeyError("repr")
try:
    print([1, BadRepr()])
except KeyError as error:
    print("KeyError", error)
print([1, [2]])
class NoRepr:
    def __repr__(self):
        return 5
try:
    repr([NoRepr()])
except TypeError as error:
    print(error)
