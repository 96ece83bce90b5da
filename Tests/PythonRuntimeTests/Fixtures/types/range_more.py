# range: everything it does.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 0), range(-3, 3), range(0, -5, -2)):
    print(r, len(r), list(r), r[0] if r else None, r[-1] if r else None, r[1:], r[::-1], r[::2], r[-2:], r.start, r.stop, r.step, bool(r), list(reversed(r)), sum(r), 4 in r, r.count(3), hash(r) == hash(range(r.start, r.stop, r.step)))
attempt(
    lambda: range(5)[5],
    lambda: range(5)[-6],
    lambda: range(5)["a"],
    lambda: range(5)[1.0],
    lambda: range(0, 10, 0),
    lambda: range(1.0),
    lambda: range("5"),
    lambda: range(),
    lambda: range(1, 2, 3, 4),
    lambda: range(stop=5),
    lambda: range(None),
    lambda: range(0, 5, None),
    lambda: (range(5).index(3), range(0, 10, 2).index(4), range(10, 0, -1).index(1)),
    lambda: range(5).index(7),
    lambda: range(0, 10, 2).index(3),
    lambda: range(5).index("a"),
    lambda: (range(5).count("a"), range(5).count(2.0), range(5).index(2.0), 2.0 in range(5), 2.5 in range(5), "a" in range(5), None in range(5), True in range(5), 2 + 0j in range(5)),
    lambda: (range(5) == range(0, 5, 1), range(0, 10, 3) == range(0, 12, 3), range(0) == range(5, 2), range(3) == [0, 1, 2], range(1, 5) != range(1, 6)),
    lambda: range(5) + range(5),
    lambda: range(5) * 2,
    lambda: range(5) < range(6),
    lambda: (len(range(10**18)), range(10**18)[10**17], 10**17 + 1 in range(10**18), range(10**18)[-1], range(2**62)[::2]),
    lambda: (list(range(2**62, 2**62 + 3)), list(range(-(2**63), -(2**63) + 2)), range(2**63 - 2, 2**63 - 1)[0], list(range(2**63 - 3, 2**63 - 1))),
    lambda: len(range(-(2**62), 2**62 - 1)),
    lambda: (max(range(5)), min(range(3, 9)), sorted(range(3), reverse=True), tuple(range(3)), [*range(2)], set(range(3)), dict.fromkeys(range(2)), list(zip(range(3), range(5, 9))), list(map(str, range(2)))),
    lambda: range(5).start,
)
try:
    range(5).start = 3
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    range(5)[0] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del range(5)[0]
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: range(3).missing,
    lambda: (iter(range(3)).__next__(), next(iter(range(0)), "none"), type(iter(range(3))), type(reversed(range(3)))),
    lambda: (repr(range(0)), repr(range(1, 2)), repr(range(0, 5, 2)), str(range(True)), range(True, 5)),
    lambda: (range(10)[2:8][1:3], range(10)[::-1][2], range(0, 100, 7)[3:9:2], range(5)[10:], range(5)[-100:2], range(10, 0, -2)[1:]),
)
total = 0
for i in range(10, -10, -3):
    total += i
print(total, i)
for i in range(0):
    print("never")
else:
    print("empty")
r = range(5)
print(list(r), list(r), r.__len__(), r.__contains__(3), r.__getitem__(2), r.__eq__(range(5)), r.__hash__() == hash(r), r.__reversed__().__next__(), r.__bool__())
