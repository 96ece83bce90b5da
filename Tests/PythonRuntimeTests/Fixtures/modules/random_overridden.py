# Subclasses of random.Random that override where the numbers come from.
import random


class Half(random.Random):
    def random(self):
        return 0.5


class Counting(random.Random):
    calls = 0

    def random(self):
        Counting.calls += 1
        return super().random()


class Bits(random.Random):
    def getrandbits(self, k):
        return (1 << k) // 3


class Broken(random.Random):
    def random(self):
        raise ValueError("no more numbers")


half = Half()
print(half.uniform(0, 10), half.choice("abc"), half.randint(1, 9), half.randrange(100), half.gauss(0, 1))
print(half.sample(range(10), 3), half.choices("abcd", k=3), half.triangular(0, 1), half.expovariate(2))
items = list(range(6))
half.shuffle(items)
print(items, half.betavariate(1, 2), half.normalvariate(0, 1))
counting = Counting(3)
plain = random.Random(3)
print(counting.uniform(0, 1) == plain.uniform(0, 1), counting.gauss(0, 1) == plain.gauss(0, 1), Counting.calls)
print(counting.gauss(0, 1) == plain.gauss(0, 1), Counting.calls, counting.randint(1, 6), Counting.calls)
bits = Bits(5)
print(bits.randrange(10), bits.choice("abcdefgh"), bits.randint(0, 100), bits.random() == random.Random(5).random())
broken = Broken()
for call in (lambda: broken.uniform(0, 1), lambda: broken.choice("ab"), lambda: broken.shuffle([1, 2]), lambda: broken.gauss(0, 1)):
    try:
        print(call())
    except ValueError as error:
        print("ValueError:", error)
