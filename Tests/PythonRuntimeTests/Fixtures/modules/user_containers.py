from collections import UserDict, UserList, UserString
class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
d = Lower({"A": 1}, B=2)
d["C"] = 3
print(d, d["a"], len(d), list(d), "b" in d, d.data, d.get("z", 0), d.pop("b"), dict(d), d.copy(), list(d.items()))
class Loud(UserList):
    def append(self, item):
        super().append(item * 2)
l = Loud([1])
l.append(5)
print(l, l[0], l[0:1], len(l), l + [3], l == [1, 10], l.data, sorted(l, reverse=True), l * 2, 10 in l)
s = UserString("abc")
print(s, s.upper(), s + "d", len(s), s[1], s == "abc", "b" in s, type(s.upper()).__name__, s.split("b"))
