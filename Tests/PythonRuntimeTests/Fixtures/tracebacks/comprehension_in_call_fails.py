def g():
    yield 1
    1 / 0


print(sum(x for y in [1] for x in g()))
