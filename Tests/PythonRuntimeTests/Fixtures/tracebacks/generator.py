def numbers():
    yield 1
    yield 1 / 0


def total(it):
    return sum(it)


for n in numbers():
    print(n)
