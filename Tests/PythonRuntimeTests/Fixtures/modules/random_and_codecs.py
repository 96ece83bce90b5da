import random
import secrets
print(random.SystemRandom.__name__, random.SystemRandom.__module__, issubclass(random.SystemRandom, random.Random))
dice = random.SystemRandom()
print(all(1 <= dice.randint(1, 6) <= 6 for _ in range(50)), dice.seed(3), 0 <= dice.random() < 1, secrets.SystemRandom is random.SystemRandom)
try:
    dice.getstate()
except NotImplementedError as error:
    print(error)
for data, codec in [(b'abc', 'utf-16'), (b'abc', 'utf-16-be'), (b'ab', 'utf-32'), (b'\xff\xfea', 'utf-16')]:
    try:
        print(data.decode(codec))
    except UnicodeDecodeError as error:
        print(error)


class Count:
    def __mul__(self, other):
        return NotImplemented

    def __index__(self):
        return 3


for other in ('ab', [1], (2,)):
    print(Count() * other, other * Count())
