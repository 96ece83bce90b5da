# Sets of ints print in CPython's order; the operators agree with the methods.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


a = {1, 5, 9, 13}
b = {5, 9, 21, 33}
print(a, b, a | b, a & b, a - b, b - a, a ^ b)
print(a | b == a.union(b), a & b == a.intersection(b), a - b == a.difference(b), a ^ b == a.symmetric_difference(b))
print({i * i for i in range(20)}, {i * 7 % 31 for i in range(31)}, set(range(50, 0, -7)), {-5, 5, 0, -1}, {100, 200, 300, 400, 500, 600})
print(sorted(a | b), sum(a), max(b), len(a & b), 5 in a & b, bool(a & {99}))
s = set()
for i in range(0, 100, 9):
    s.add(i)
print(s)
for i in range(0, 100, 18):
    s.remove(i)
print(s)
s.update(range(5))
print(s)
for _ in range(3):
    print(s.pop(), end=" ")
print(s)
print(frozenset(range(0, 40, 5)), {1.5, 2.5, 3.0}, {2**40, 2**50, 2**60}, {(1, 2), (3, 4), (5, 6)}, {True, 2, 3}, {None, 1} == {1, None})
seen = set()
result = []
for x in [3, 1, 3, 2, 1]:
    if x not in seen:
        seen.add(x)
        result.append(x)
print(result, seen, list(dict.fromkeys([3, 1, 3])))
powerset = [set()]
for x in (1, 2, 3):
    powerset += [s | {x} for s in powerset]
print(powerset, len(powerset))
print({1, 2} <= {1, 2, 3}, {1, 2} < {1, 2}, {4} <= {1}, {1}.isdisjoint({2}), {1, 2}.issuperset({2}), set("hello") == set("olleh"), {1: 2}.keys() & {1}, {frozenset({1}), frozenset({1})})
attempt(
    lambda: {1} | 2,
    lambda: {1} & [1],
    lambda: {1} < [1, 2],
    lambda: {1, 2}[0],
    lambda: {1}.add({2}),
    lambda: {1}.union({2}, [3], (4,), {5: 6}, "", range(7, 8)),
)
