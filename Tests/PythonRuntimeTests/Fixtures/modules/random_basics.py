import random
random.seed(0)
print([random.random() for _ in range(5)])
print([random.randint(1, 6) for _ in range(10)], [random.randrange(10) for _ in range(5)], [random.randrange(0, 100, 7) for _ in range(5)])
print(random.uniform(1, 10), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(0.5))
print(random.choice([1, 2, 3]), random.choice("abc"), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=6))
print(random.choices([1, 2, 3], cum_weights=[1, 5, 6], k=4), random.sample(range(100), 5), random.sample([1, 2, 3], 3))
a = list(range(10))
random.shuffle(a)
print(a, random.getrandbits(5), random.getrandbits(40), random.getrandbits(100))
print(random.triangular(0, 1, 0.3), random.triangular(), random.betavariate(2, 3), random.gammavariate(2, 1), random.gammavariate(0.5, 1))
print(random.lognormvariate(0, 1), random.vonmisesvariate(0, 4), random.paretovariate(3), random.weibullvariate(1, 2))
print(random.sample(range(1000), 60)[:10], random.sample(["a", "b"], counts=[3, 2], k=4))
for seed in (1, 42, 1234567890123456789012, -5, 0.5, "hello", b"bytes", True, 2**32, 3.0):
    random.seed(seed)
    print(seed, random.random(), random.randint(0, 1000))
random.seed(1)
state = random.getstate()
x = random.random()
random.setstate(state)
print(x == random.random(), state[0], len(state[1]))
r = random.Random(42)
s = random.Random(42)
print(r.random() == s.random(), r.randint(1, 100), s.sample(range(10), 3), r.gauss(0, 1))
random.seed(3)
print(random.randint(0, 2**70), random.randrange(10, 0, -3), random.randbytes(4))
for call in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2),
             lambda: random.sample({1, 2}, 1), lambda: random.choices([1], weights=[1, 2]), lambda: random.randrange(1, 5, 0),
             lambda: random.shuffle((1, 2)), lambda: random.randrange(5, 2), lambda: random.seed([1])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
