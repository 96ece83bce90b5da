def g():
    yield 1
    1 / 0


a = {x: 1 for x in g() if x}
