def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


a = list(range(10))
print(a[2:5], a[:3], a[7:], a[::2], a[::-1], a[8:2:-2], a[-3:], a[:-3], a[20:], a[5:2], a[-100:100])
a[2:5] = [20, 30]
print(a)
a[1:1] = [11, 12]
print(a)
a[::3] = [0, 0, 0, 0]
print(a)
del a[1:3]
print(a)
del a[::2]
print(a)
del a[-1]
print(a)
a[:] = "abc"
print(a)
a[1:] = []
print(a)
b = [1, 2, 3, 4, 5]
del b[::-2]
print(b)
b[5:2] = [9]
print(b)

def assign(sequence, key, value):
    sequence[key] = value
    return sequence

def remove(sequence, key):
    del sequence[key]
    return sequence

attempt(lambda: assign([1, 2, 3, 4], slice(None, None, 2), [1]))
attempt(lambda: assign([1], slice(0, 1), 5))
attempt(lambda: assign([1], slice(0, 1, 2), 5))
attempt(lambda: assign([1], 3, 5))
attempt(lambda: assign([1], "k", 5))
attempt(lambda: remove([1], 3))
attempt(lambda: [1][::0])
attempt(lambda: [1]["a":])
print(slice(1, 10, 2), slice(5).indices(3), slice(None, None, -1).indices(4), slice(-3, None).indices(10))
print(slice(1, 2) == slice(1, 2), slice(1).stop, slice(1).start)
