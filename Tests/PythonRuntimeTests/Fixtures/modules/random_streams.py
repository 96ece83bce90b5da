import random
random.seed(0)
print([random.randint(0, 9) for _ in range(10)], [round(random.random(), 6) for _ in range(3)], random.sample(["a", "b", "c", "d"], 2), random.choice(range(100)))
a, b = random.Random(5), random.Random(5)
print([a.random() for _ in range(2)] == [b.random() for _ in range(2)], a.gauss(0, 1) == b.gauss(0, 1), a.sample(range(50), 4) == b.sample(range(50), 4))
random.seed("lesson")
l = list("abcdef")
random.shuffle(l)
print(l, random.choices("xyz", [5, 1, 1], k=6), random.uniform(-1, 1), random.gauss(mu=2, sigma=0.5), random.getrandbits(16), random.expovariate(1.5))
weights = [[random.gauss(0, 0.1) for _ in range(2)] for _ in range(2)]
print(weights)
