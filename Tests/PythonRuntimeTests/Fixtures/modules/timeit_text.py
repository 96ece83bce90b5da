import timeit

print(timeit.timeit('"-".join(str(n) for n in range(10))', number=5) >= 0)
print(timeit.timeit('f(x)', setup='from math import sqrt as f\nx = 2', number=3) >= 0)
calls = []
timeit.timeit('calls.append(1)', number=4, globals=globals())
timeit.timeit(lambda: calls.append(2), setup=lambda: calls.append('setup'), number=2)
print(calls)


def double(n):
    return n * 2


seen = []
timeit.repeat('seen.append(double(3))', repeat=2, number=2, globals={'seen': seen, 'double': double})
print(seen, timeit.Timer('for i in range(2):\n    pass').timeit(2) >= 0, timeit.default_number)
for wrong in (lambda: timeit.timeit('x = = 1'), lambda: timeit.timeit('unknown_name', number=1), lambda: timeit.Timer(5),
              lambda: timeit.Timer('pass', 5)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
count, taken = timeit.Timer('pass').autorange()
print(count > 0, taken > 0)
