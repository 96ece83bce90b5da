# Every method of list, with bounds and with odd arguments.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


items = [3, 1, 2, 3]
attempt(
    lambda: (items.index(3), items.index(3, 1), items.index(3, -1), items.index(1, 0, 2), items.index(2, -100, 100)),
    lambda: items.index(3, 1, 3),
    lambda: (items.count(3), items.count("x"), [1, 1.0, True].count(1), [float("nan")].count(1), items.copy() is items, items.copy() == items),
)
items.insert(0, "first")
items.insert(100, "last")
items.insert(-1, "before last")
items.insert(-100, "zero")
print(items)
print(items.pop(), items.pop(0), items.pop(-2), items.pop(1), items)
items.reverse()
print(items, items.remove(items[0]), items)
items.clear()
print(items, items.append([]), items, items.extend("ab"), items)
nan = float("nan")
print([nan] == [nan], nan in [nan], [nan].index(nan), [1, nan] < [1, nan], [nan].count(nan))
print([1, 2] < [1, 3], [1, 2] < [1], [] < [1], [1] == [1.0], [[1], 2] == [[1], 2], [1, 2] != [2, 1], [1] <= [1], [2] >= [1, 5], [1, "a"] == [1, "b"], [1] == (1,))
attempt(
    lambda: [1] < ["a"],
    lambda: ([None] < [None], [None, 1] < [None, 2]),
    lambda: [None] < [1],
)
print(list("abc"), list({1: 2}), list(range(3)), list((1, 2)), list(), list([1]), list(iter([1])), [*"ab", *[1], *{}])
print(list(reversed([1, 2, 3])), [1, 2, 3].__len__(), [1].__contains__(1), [1, 2].__getitem__(0), [1].__add__([2]), [1].__mul__(2), [1].__eq__([1]), [1].__eq__(1), [1].__lt__([2]))
print([1, 2, 3].__reversed__().__next__(), [[]] * 3, [0] * 3, 2 * [1, 2], [1] * 0, [1] * -1, [] * 5)
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid)
print(bool([]), bool([0]), [] == [], [] is [], not [])
a = b = [1]
a += [2]
b = b + [3]
print(a, b)
t = ([1],)
try:
    t[0] += [2]
except Exception as error:
    print(type(error).__name__ + ":", error)
print(t)
nested = [1, [2, [3, [4]]]]
copy = nested[:]
copy[1][0] = "changed"
print(nested, copy)
items = [1]
items.append(items)
print(items, repr(items), items[1][1][0], str((items,)))
print([x for x in [1, 2, 3] if x % 2], [y for x in [[1, 2], [3]] for y in x], [[x * y for y in range(3)] for x in range(3)])
