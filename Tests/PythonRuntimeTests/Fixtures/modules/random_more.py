import random
random.seed(42)
print(random.random(), random.randint(1, 6), random.uniform(1, 2), random.choice("abc"), random.choices([1, 2, 3], k=4), random.choices("ab", weights=[1, 9], k=3), random.choices("ab", cum_weights=[1, 2], k=2), random.sample(range(100), 5), random.gauss(0, 1), random.normalvariate(0, 1))
l = list(range(8))
random.shuffle(l)
print(l, random.randrange(10), random.randrange(0, 100, 7), random.getrandbits(70), random.triangular(0, 1, 0.3), random.betavariate(1, 2), random.expovariate(2), random.gammavariate(2, 1), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.randbytes(4))
for seed in ("text", b"bytes", 1.5, 10**30, -5, True, None and 0):
    if seed is not None:
        random.seed(seed)
        print(random.random())
r = random.Random(7)
state = r.getstate()
x = [r.random() for _ in range(2)]
r.setstate(state)
print(x == [r.random() for _ in range(2)], random.Random(7).random(), r.sample([1, 2, 3], k=2), r.sample("ab", counts=[2, 3], k=3), random.sample([], 0))
class R(random.Random):
    def random(self):
        return 0.5
print(R().random(), R().uniform(0, 10), R().choice([1, 2, 3]), R().randint(1, 3) in (1, 2, 3))
for call in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.randrange(0), lambda: random.choices([], k=1), lambda: random.choices([1], weights=[1, 2]), lambda: random.choices([1, 2], weights=[0, 0]), lambda: random.seed([]), lambda: random.getrandbits(-1), lambda: random.randrange(1.5), lambda: random.sample([1], -1), lambda: random.shuffle((1, 2)), lambda: random.choices([1, 2], [1, 2], cum_weights=[1, 2])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
