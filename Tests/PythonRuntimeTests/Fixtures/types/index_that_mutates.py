# An __index__ that changes the container it indexes.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class Index:
    def __init__(self, value, action):
        self.value = value
        self.action = action

    def __index__(self):
        self.action()
        return self.value


items = list(range(10))
attempt(
    lambda: items[Index(5, items.clear)],
)
items = list(range(10))
attempt(
    lambda: (items[Index(2, items.clear) : 8], items),
)
items = list(range(10))
attempt(
    lambda: (items[:: Index(1, items.clear)], items),
)
items = list(range(10))
try:
    items[Index(2, items.clear) : 5] = "xy"
except Exception as error:
    print(type(error).__name__ + ":", error)
print(items)
items = list(range(10))
try:
    items[Index(0, items.clear) :: 2] = [1, 2, 3, 4, 5]
except Exception as error:
    print(type(error).__name__ + ":", error)
print(items)
items = list(range(10))
try:
    del items[Index(2, items.clear) : 8]
except Exception as error:
    print(type(error).__name__ + ":", error)
print(items)
items = list(range(10))
try:
    del items[Index(3, items.clear)]
except Exception as error:
    print(type(error).__name__ + ":", error)
items = list(range(10))
try:
    items[Index(3, items.clear)] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
items = list(range(10))
attempt(
    lambda: items.pop(Index(3, items.clear)),
)
items = list(range(10))
print(items.insert(Index(3, items.clear), "in"), items)
items = list(range(10))
attempt(
    lambda: items.index(5, Index(3, items.clear)),
)
items = list(range(4))
print(items * Index(2, items.clear), items)
items = list(range(4))
print(items[Index(1, lambda: items.extend("abc")) :], items)
data = bytearray(range(10))
attempt(
    lambda: data[Index(5, data.clear)],
)
data = bytearray(range(10))
try:
    data[Index(2, data.clear) : 5] = b"xy"
except Exception as error:
    print(type(error).__name__ + ":", error)
print(data)
data = bytearray(range(10))
try:
    del data[Index(2, data.clear) : 8]
except Exception as error:
    print(type(error).__name__ + ":", error)
print(data)
data = bytearray(range(10))
attempt(
    lambda: data.pop(Index(5, data.clear)),
)
data = bytearray(range(10))
print(data.insert(Index(5, data.clear), 1), data)
