log = []


def source():
    log.append("start")
    for i in range(3):
        log.append(i)
        yield i
    log.append("end")


s = source()
print(log)
next(s)
print(log)
list(s)
print(log)
n = 2
lazy = (x * n for x in [1, 2])
n = 10
print(list(lazy))
items = [1, 2, 3]
ge = (x for x in items)
items = [4]
print(list(ge))
items = [1, 2, 3]
ge = (x for x in items if x in items)
items.append(4)
print(list(ge))
try:
    ge = (x for x in undefined)
except NameError as e:
    print("immediately", e)
ge = (undefined for x in [1])
try:
    next(ge)
except NameError as e:
    print("later", e)
ge = (x / 0 for x in [1])
try:
    list(ge)
except ZeroDivisionError as e:
    print(e)
print(list(ge))
gens = [(lambda: (yield i))() for i in range(2)]
print([next(g) for g in gens])
double = ((x, y) for x in range(2) for y in range(x + 1))
print(list(double))


def mutate():
    data = [1, 2, 3]
    for x in data:
        if x < 3 and len(data) < 6:
            data.append(x + 10)
        yield x


print(list(mutate()))
g1 = (i for i in range(3))
g2 = (i * 10 for i in g1)
print(next(g2), next(g1), list(g2))
a, b = (i for i in range(2))
print(a, b)
try:
    a, b = (i for i in range(3))
except ValueError as e:
    print(e)
it = iter([1, 2, 3])
print(list(zip(it, it)), list(it))
print(next(filter(None, (0, 0, 5))), list(map(lambda f: f(), [lambda: 1])))
z = zip(range(2), (print("pulled", i) or i for i in range(3)))
print(list(z))
