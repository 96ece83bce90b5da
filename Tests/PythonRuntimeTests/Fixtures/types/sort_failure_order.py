# A list whose sort fails keeps the order that was reached.
for items in ([3, 2, 1, "a", 0], [1, 2, "a", 0], [5, 4, 3, 2, 1, None, 9, 8], ["b", "a", 1], [3, 1, 2, (), 5, 4], [2, 1, 3, [], 0]):
    for reverse in (False, True):
        copy = list(items)
        try:
            copy.sort(reverse=reverse)
        except TypeError as error:
            print(items, reverse, copy, error)
copy = [3, -1, 2, "x", 1]
try:
    copy.sort(key=lambda v: -v)
except Exception as error:
    print(type(error).__name__ + ":", error)
print(copy)
copy = [1, 2, 3, 4]
try:
    copy.sort(key=lambda v: v if v != 3 else None)
except Exception as error:
    print(type(error).__name__ + ":", error)
print(copy)
try:
    copy.sort(key=lambda v: (v % 2, None if v < 3 else v))
except Exception as error:
    print(type(error).__name__ + ":", error)
print(copy)
