# sorted with keys of every kind.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


people = [("Ann", 31, 1.7), ("bob", 25, 1.8), ("Cid", 31, 1.6), ("dee", 25, 1.7)]
attempt(
    lambda: (sorted(people), sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[0].lower(), reverse=True), [p[0] for p in sorted(people, key=lambda p: p[2])]),
    lambda: (sorted("bca"), sorted({"b": 1, "a": 2}), sorted({3, 1, 2}), sorted(range(5, 0, -1)), sorted((x % 3 for x in range(6))), sorted([[2, 1], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]), sorted([True, False, True]), sorted([3, 2.5, True]), sorted(["b", "B", "a"]), sorted(["10", "9", "1"]), sorted(["10", "9", "1"], key=int)),
    lambda: (sorted([3, 1, 2], key=None), sorted([3, 1, 2], reverse=False), sorted([], key=5), sorted([-3, 2, -1], key=abs), sorted(["aa", "b", "ccc"], key=len, reverse=True), sorted([1, 2, 3], key=lambda x: 0), sorted([1, 2, 3], key=lambda x: 0, reverse=True)),
    lambda: sorted([1, "a"]),
    lambda: sorted([None, None]),
    lambda: sorted([{}, {}]),
    lambda: sorted([1], key=len),
    lambda: sorted([1, 2], key=lambda: 0),
    lambda: sorted([1, 2], key=lambda a, b: 0),
    lambda: sorted(key=len),
    lambda: sorted([1, 2], lambda x: x),
    lambda: sorted([1, 2], reverse="yes"),
    lambda: sorted([1, 2], reverse=None),
    lambda: sorted([1j]),
    lambda: sorted([1j, 2]),
    lambda: sorted([[1], [None], ["a"]]),
)
from functools import cmp_to_key
from operator import attrgetter, itemgetter

print(sorted(people, key=itemgetter(1, 0)), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted([1 + 2j, 1j], key=attrgetter("real")), sorted(["b", "a"], key=str.upper), sorted(enumerate("cab"), key=itemgetter(1)))
original = [3, 1, 2]
result = sorted(original)
print(original, result, original.sort(), original, sorted(original, reverse=True), list(reversed(sorted("abc"))))
