def numbers(n):
    for i in range(n):
        yield i


def squares(it):
    for x in it:
        yield x * x


def evens(it):
    return (x for x in it if x % 2 == 0)


print(list(evens(squares(numbers(7)))), sum(evens(squares(numbers(10)))))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


import itertools

print(list(itertools.islice(fib(), 10)), next(x for x in fib() if x > 100))


def take(n, it):
    for _, x in zip(range(n), it):
        yield x


print(list(take(5, fib())))


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


print(list(take(8, primes())))


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


a = averager()
next(a)
print([a.send(v) for v in (10, 20, 30)])


def batches(items, n):
    batch = []
    for x in items:
        batch.append(x)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch


print(list(batches(range(7), 3)))


def countdown(n):
    while n > 0:
        yield n
        n -= 1


for a, b in zip(countdown(3), fib()):
    print(a, b)
print(dict(zip("abc", countdown(3))), list(enumerate(countdown(2), 1)), max(countdown(4)), sorted(countdown(3)))
print("".join(c for c in "hello" if c != "l"), any(x > 2 for x in countdown(3)), all(x > 0 for x in countdown(3)))
first, *rest = countdown(4)
print(first, rest, 2 in countdown(3), [*countdown(2)], {*countdown(2)})


def coroutine_style():
    log = []
    while True:
        cmd = yield len(log)
        if cmd is None:
            return log
        log.append(cmd)


c = coroutine_style()
next(c)
c.send("a")
c.send("b")
try:
    c.send(None)
except StopIteration as e:
    print(e.value)


class Tree:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.v
        if self.right:
            yield from self.right


print(list(Tree(2, Tree(1), Tree(4, Tree(3)))))


def perms(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in perms(items[:i] + items[i + 1:]):
            yield [x] + rest


print(list(perms([1, 2, 3])))
