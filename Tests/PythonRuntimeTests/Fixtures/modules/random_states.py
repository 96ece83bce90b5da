import random


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


words = (1,) * 624
for state in (5, (3,), "abc", (4, (1, 2), None), ("3", words + (2,), None), ((1,), 2, 3), (3, (1, 2), None), (3, [1] * 625, None),
              (3, words + (625,), None), (3, words + (-1,), None), (3, words + (2**70,), None), (3, words + (2.5,), None),
              (3, words + ("a",), None), (3, (-1,) * 624 + (2,), None), (3, (2**70,) * 624 + (2,), None),
              (3, (1.5,) * 624 + (2,), None), (3, words + (2,), None, None)):
    attempt(lambda: random.setstate(state))
for state in ([3, words + (2,), None], (3, (2**32 + 5,) * 624 + (2,), None), (3.0, words + (624,), 0.5), (3, (True,) * 624 + (0,), 2),
              (2, (-1,) * 624 + (2,), None)):
    random.setstate(state)
    print(random.getstate()[1][0], random.gauss(), random.random())


class Wild(random.Random):
    value = 0

    def random(self):
        return self.value


wild = Wild()
for wild.value in (1e300, float("nan"), float("inf"), -5.0, 0.5):
    attempt(lambda: wild.choices([1, 2]))
for wild.value in (float("nan"), 0.25):
    attempt(lambda: wild.choices([1, 2, 3], k=2))
attempt(lambda: random.randbytes(2**28))
attempt(lambda: random.getrandbits(2**31))
attempt(lambda: random.getrandbits(2**63))
attempt(lambda: random.getrandbits(-1))
attempt(lambda: random.paretovariate(0))
attempt(lambda: random.weibullvariate(1, 0))
