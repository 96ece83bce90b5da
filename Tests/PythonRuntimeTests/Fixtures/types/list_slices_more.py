# Assignment to and deletion of slices, extended ones too.
def fresh():
    return list(range(10))


for start, stop, step in [(None, None, None), (2, 5, None), (5, 2, None), (-3, None, None), (None, None, 2), (None, None, -1), (8, 2, -2), (1, 100, 3), (-100, 100, 4), (3, 3, 1), (9, None, -4)]:
    key = slice(start, stop, step)
    items = fresh()
    print(key, items[key], end=" ")
    count = len(items[key])
    items[key] = [chr(97 + i) for i in range(count)]
    print(items, end=" ")
    items = fresh()
    del items[key]
    print(items)
items = fresh()
items[2:5] = "abcdef"
print(items)
items[3:3] = [0]
print(items)
items[5:2] = ["x", "y"]
print(items)
items[100:] = [1, 2]
print(items)
items[:-100] = ["start"]
print(items)
items[:] = []
print(items)
items[:] = range(5)
items[1:3] = (c for c in "pqr")
print(items)
items[1:3] = items
print(items)
items[::2] = items[::-2] if len(items[::2]) == len(items[::-2]) else items[::2]
print(items)
items[len(items):] = {1: 2}
items += "ab"
items += (1, 2)
items *= 2
print(items)
del items[::3]
print(items)
del items[-1], items[0]
print(items)
items = fresh()
items[True] = "t"
items[False:True] = "f"
print(items)
items = fresh()
items[2:8:3] = iter("ab")
print(items)
items = [1, 2, 3]
items.extend(items)
print(items)
items[0:0] = items[1:]
print(items)
try:
    items[0:4:2] = [1, 2, 3]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    items[::-1] = [1]
except Exception as error:
    print(type(error).__name__ + ":", error)
