# Containers that change while they are searched, and numbers at the edges of pow.
from collections import deque


class Clearing:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return True


for name in ('remove', 'count', 'index'):
    queue = deque([1, 2, 3])
    queue[1] = Clearing(queue)
    try:
        print(getattr(queue, name)(7))
    except (IndexError, RuntimeError, ValueError) as error:
        print(name, type(error).__name__, error)
for args in ((3, -1, 1), (3, -1, -1), (0, 0, 1), (3, -1, 7), (2, -1, 4), (3, 5, -7)):
    try:
        print(args, pow(*args))
    except ValueError as error:
        print(args, error)


class Modular(int):
    def __pow__(self, other, modulus=None):
        return f'power {int(self)} {other} {modulus}'


print(pow(Modular(2), 3), pow(Modular(2), 3, 5), Modular(2) ** 3)
try:
    print >> 'file'
except TypeError as error:
    print(error)
