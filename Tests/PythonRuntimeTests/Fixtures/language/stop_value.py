def numbers():
    yield 1
    return "done"
g = numbers()
next(g)
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)
