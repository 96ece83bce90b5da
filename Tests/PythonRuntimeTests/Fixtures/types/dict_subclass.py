def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Default(dict):
    def __missing__(self, key):
        return f"no {key}"
d = Default(a=1)
print(d["a"], d["b"], d.get("b"), d, type(d).__name__, isinstance(d, dict), len(d))
class Loud(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)
    def __getitem__(self, key):
        return super().__getitem__(key) * 10
x = Loud()
x["q"] = 4
print(x["q"], x.get("q"), x)
class Pair(list):
    def __init__(self, a, b):
        super().__init__([a, b])
        self.name = "pair"
    def total(self):
        return sum(self)
p = Pair(1, 2)
p.append(3)
print(p, p.total(), p.name, len(p), p[0], p + [1], isinstance(p, list), p == [1, 2, 3])
class Bag(set):
    def add_all(self, items):
        for item in items:
            self.add(item)
        return self
print(Bag().add_all([1, 2]), Bag([1]) | {2}, len(Bag([1, 1])))
class AttrDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)
    def __setattr__(self, name, value):
        self[name] = value
a = AttrDict(x=1)
a.y = 2
print(a.x, a.y, a)
attempt(lambda: a.z)
