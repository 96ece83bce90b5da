# Every method and operator of set and frozenset.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a, a.union(b), a.intersection(b), a.difference(b), a.symmetric_difference(b))
print(a.union([9], (8,), {7: 1}), a.union(), a.intersection([1, 2], {2}), a.intersection(), a.difference([1], [2]), a.difference(), a.symmetric_difference([1, 9]))
print(a < b, a <= a, a < a, {1} < a, a > {1}, a >= a, a == {4, 3, 2, 1}, a != b, a == frozenset(a), frozenset(a) == a, a == [1, 2, 3, 4], set() < a, set() == frozenset())
print(a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([9]), a.isdisjoint(b), {1}.issubset([1, 2]), a.issuperset([]), set().issubset([]))
s = {5, 1}
print(s.add(9), s, s.discard(100), s.discard(9), s, s.remove(5), s, s.update([3], "", (7,)), s, s.pop() in (1, 3, 7), len(s), s.clear(), s)
attempt(
    lambda: s.remove(5),
    lambda: s.remove([]),
    lambda: s.add([]),
    lambda: s.discard({}),
    lambda: set().pop(),
    lambda: s.add(),
    lambda: s.add(1, 2),
    lambda: s.update(5),
    lambda: s.union(5),
    lambda: s.intersection(1, 2),
    lambda: s.difference(None),
    lambda: s.issubset(5),
    lambda: s.isdisjoint(5),
    lambda: s.symmetric_difference(),
    lambda: s.isdisjoint(),
    lambda: s.pop(1),
    lambda: s | [1],
    lambda: s & (1,),
    lambda: s - {1: 2},
    lambda: s ^ "a",
    lambda: s + s,
    lambda: s < [1],
    lambda: s < 1,
    lambda: s[0],
    lambda: s.missing,
    lambda: set(5),
    lambda: set(1, 2),
    lambda: set([1], key=2),
    lambda: (set(), set([2, 1, 2]), set(range(3)), set({1: 2}), frozenset(), frozenset([1, 1]), frozenset({}), repr(set()), repr(frozenset([1])), {*[1, 2], *()}),
    lambda: hash(set()),
    lambda: (hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "v"}[frozenset([1])], {1} in [frozenset([1])], {frozenset([1])} == {frozenset([1])}),
    lambda: ({1} in {frozenset([1])}, {frozenset([1]), 2}.discard({1}), set([frozenset([3])]).remove({3})),
    lambda: {frozenset([9])}.remove({8}),
    lambda: frozenset([1]).add(2),
    lambda: (frozenset([1]) | {2}, {2} | frozenset([1]), type(frozenset([1]) | {2}), type({2} | frozenset([1])), frozenset([1]).copy(), frozenset([1, 2]) - {1}, frozenset([1]).union([2]), frozenset([1]) & {1}, frozenset("a") ^ {"b"} > {"a"}),
)
f = frozenset([1])
f |= {2}
print(f, type(f))
s = {1, 2, 3, 4, 5}
s |= {9}
s &= {1, 2, 9, 10}
s -= {2}
s ^= {1, 7}
print(s)
try:
    s |= [1]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    s &= 5
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    s -= None
except Exception as error:
    print(type(error).__name__ + ":", error)
s = {1, 2, 3}
s.intersection_update([1, 2], {2, 3})
print(s)
s.difference_update([5], [])
s.symmetric_difference_update([2, 8])
print(s, s.copy() is s, s.copy() == s, 8 in s, 8.0 in s, "x" in s, [] == s)
attempt(
    lambda: [] in s,
    lambda: {} in s,
    lambda: (min({3, 1}), max({3, 1}), sum({1, 2}), sorted({3, 1, 2}), len({1, 1, 1.0, True}), any({0}), all(set()), list({7}), tuple({7}), {1: {2}}, bool(set()), bool({0})),
    lambda: ({1, 2} == {2, 1}, {1} | {2} | {3}, {x % 3 for x in range(10)}, {(x, y) for x in range(2) for y in range(2)} == {(0, 0), (0, 1), (1, 0), (1, 1)}, {i for i in "aab"} == {"a", "b"}),
    lambda: (s.__contains__(2), s.__len__(), s.__eq__(5), s.__or__([1]), s.__and__({2, 8}), s.__sub__({8}), s.__lt__(5), frozenset().__hash__() == hash(frozenset())),
)
try:
    s.foo = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = {1}
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: (set("a").__class__, type(iter(s)), frozenset.__name__),
)
