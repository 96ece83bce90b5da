def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


r = range(10)
print(r, range(1, 5), range(0, 10, 3), range(5, 0, -1), len(range(0, 10, 3)), list(range(5, 0, -2)))
print(r[2], r[-1], r[2:5], r[::2], r[::-1], range(10)[5:1], range(0, 20, 2)[1:8:3])
print(3 in r, 10 in r, 4 in range(0, 10, 3), 3.0 in r, 2.5 in r, "a" in r, True in r, 6 in range(10, 0, -2))
print(r == range(0, 10), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)))
print(r.index(4), r.count(4), r.count(40), r.start, r.stop, r.step, bool(range(0)), sum(range(101)))
print(list(reversed(range(5))), max(range(3, 9)), min(range(3, 9)), sorted(range(3), reverse=True))
print(list(zip(range(3), range(3, 6))), [i for i in range(2, 8, 2)], tuple(range(3)))
attempt(lambda: r[20])
attempt(lambda: range(0, 5, 0))
attempt(lambda: range())
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(1.5))
attempt(lambda: range("a"))
attempt(lambda: r.index(50))
attempt(lambda: r["a"])
def assign():
    r[0] = 1
attempt(assign)
for i in range(3):
    i += 10
    print(i, end=" ")
print(range(-5, 5)[-3:], len(range(-10, 10, 3)), range(10**12)[10**11])
