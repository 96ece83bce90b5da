def numbers(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)
    return "done"
def chain():
    result = yield from numbers(2)
    print("result", result)
    try:
        yield 10
    except ValueError as error:
        print("inside", error)
        yield 11
    finally:
        print("closing")
g = chain()
print(next(g), g.send("hello"), next(g), g.throw(ValueError("thrown")))
g.close()
print(list(chain()), sum(x * x for x in numbers(4)), next(iter([]), "empty"))
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Countdown(3)), max(Countdown(4)), dict(enumerate("ab")), list(map(lambda a, b: a + b, [1, 2], [3, 4])))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
for value in fib():
    if value > 50:
        break
    print(value, end=" ")
print()
def decorate(prefix):
    def wrap(function):
        def inner(*args):
            return prefix + str(function(*args))
        return inner
    return wrap
@decorate("<")
@decorate(">")
def show(x):
    return x
print(show(5))
