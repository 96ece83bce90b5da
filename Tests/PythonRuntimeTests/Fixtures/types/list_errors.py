# Wrong uses of lists and their messages.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


items = [1, 2, 3]
attempt(
    lambda: items[3],
    lambda: items[-4],
    lambda: items["a"],
    lambda: items[1.0],
    lambda: items[None],
    lambda: items[1, 2],
    lambda: items[10**30],
)
try:
    items[5] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items["a"] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items[10**30] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del items[5]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del items["a"]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items[::0] = [1]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items[0:2] = 5
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items[::2] = 5
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items[::2] = [1]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items[::2] = []
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items["a":] = []
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: items[::0],
    lambda: items["a":"b"],
    lambda: items[: 1.5],
    lambda: items.pop(9),
    lambda: items.pop("a"),
    lambda: items.pop(1, 2),
    lambda: [].pop(),
    lambda: [].pop(0),
    lambda: items.remove(9),
    lambda: items.index(9),
    lambda: items.index("a", 1),
    lambda: items.index(),
    lambda: items.index(1, "a"),
    lambda: items.index(1, None),
    lambda: items.insert(1),
    lambda: items.insert("a", 1),
    lambda: items.append(),
    lambda: items.append(1, 2),
    lambda: items.append(object=1),
    lambda: items.extend(5),
    lambda: items.extend(),
    lambda: items.count(),
    lambda: items.copy(1),
    lambda: items.clear(1),
    lambda: items.reverse(1),
    lambda: items.sort(1),
    lambda: items.sort(None),
    lambda: items.sort(key=5),
    lambda: items.sort(keys=len),
    lambda: (items.sort(reverse="x"), items),
    lambda: (items.sort(reverse=None), items),
    lambda: [1, "a"].sort(),
    lambda: [1, None, 2].sort(),
    lambda: [1j, 2j].sort(),
    lambda: [[1], ["a"]].sort(),
    lambda: items + (4,),
    lambda: items + 5,
    lambda: items + None,
    lambda: (4,) + items,
    lambda: items * "a",
    lambda: items * 1.5,
    lambda: items * items,
    lambda: items - [1],
    lambda: -items,
    lambda: items < 5,
    lambda: items < (1,),
    lambda: items(0),
    lambda: items.missing,
    lambda: list(5),
    lambda: list(1, 2),
    lambda: list(iterable=[1]),
    lambda: items.__getitem__(7),
)
try:
    items += 5
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items *= "a"
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items.foo = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = items
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b, c, d = items
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, *b, c, d, e = items
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: [*5],
    lambda: len(5),
    lambda: items * 10**30,
    lambda: [1] * 2**62,
    lambda: [] * 2**62,
)
