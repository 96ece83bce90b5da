# Lists that change while something runs over them.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


items = [1, 2, 3, 4, 5]
for item in items:
    if item % 2:
        items.remove(item)
print(items)
items = [1, 2, 3]
for item in items:
    if len(items) < 8:
        items.append(item * 10)
print(items)
items = [1, 2, 3, 4]
for item in items:
    items.clear()
    print(item, items)
items = [1, 2, 3, 4]
for index, item in enumerate(items):
    del items[0]
    print(index, item, items)
items = [3, 1, 2]
for item in reversed(items):
    items.pop()
    print(item, items)
items = [1, 2]
iterator = iter(items)
print(list(iterator), next(iterator, "end"))
items.append(3)
print(next(iterator, "still at the end"))


class Evil:
    def __eq__(self, other):
        items.clear()
        return False


items = [Evil(), Evil(), 1, 2]
print(5 in items, items)
items = [Evil(), 1, 2]
attempt(
    lambda: items.index(7),
)
items = [Evil(), 1, 2]
attempt(
    lambda: items.remove(7),
)
items = [Evil(), 1, 2]
print(items.count(3), items)
items = [Evil(), 1]
print(items == [5, 1], items)


class Popper:
    def __repr__(self):
        if items:
            items.pop()
        return "popper"


items = [Popper(), Popper(), Popper(), Popper()]
print(items)


def grow():
    items.append(1)
    yield from (10, 20)


items = [0]
items.extend(grow())
print(items)
items = [0, 1, 2]
items[1:2] = grow()
print(items)
