from collections import Counter
a, b = Counter("aabbc"), Counter(b=1, c=3, d=-1)
print(a + b, a - b, a | b, a & b, +b, -b, a == Counter("abcab"), a != b, a <= a, Counter("a") < a, a > b)
a += Counter("z")
a -= Counter("a")
print(a, a.total(), list(a.elements()), a.most_common(1), a.most_common(0), a["missing"], "missing" in a)
a.subtract("bb")
a.update({"b": 5}, q=1)
print(a, Counter(), Counter(a=0), +Counter(a=0, b=1), Counter([1, 1, 2])[1], dict(Counter("ab")), sorted(Counter("hello").items()))
del a["nope"]
print(Counter({"x": 2, "y": 2, "z": 3}).most_common(2), Counter(i % 3 for i in range(10)), a.copy() == a, type(a.copy()).__name__)
for call in (lambda: Counter(5), lambda: Counter.fromkeys("ab"), lambda: Counter(a=1) + 5, lambda: Counter("a", "b"), lambda: Counter([[1]])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
