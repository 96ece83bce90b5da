def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["zz"], len(c), sum(c.values()), c.most_common(2), c.most_common())
c.update("aaa")
c["new"] += 1
c.subtract(["a", "a"])
print(c)
print(sorted(c.elements()), c.total(), Counter(a=2, b=-1), Counter({"x": 3}), Counter([1, 1, 2]))
print(Counter("ab") + Counter("bc"), Counter("aab") - Counter("ab"), Counter("aab") & Counter("abb"), Counter("aab") | Counter("abb"))
print(isinstance(c, dict), "a" in c, dict(Counter("aab")), Counter(), Counter("ab") == Counter("ba"))
del c["nothing"]
words = "the cat the dog the end".split()
for word, n in Counter(words).most_common(2):
    print(word, n)
d = c.copy()
d["a"] = 0
print(c["a"], d["a"], type(d).__name__, list(Counter("banana").items()))
