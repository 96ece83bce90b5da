import random
random.seed(2024)
total = 0
for i in range(3000):
    total += random.random()
print(total, [random.gauss(0, 1) for _ in range(5)])
print(sum(random.randint(-100, 100) for _ in range(2000)))
deck = list(range(52))
for _ in range(20):
    random.shuffle(deck)
print(deck)
print([round(random.normalvariate(0, 1), 6) for _ in range(10)])
print([random.choice("abcdef") for _ in range(20)])
print(random.sample(range(10**6), 10), random.sample(range(50), 50)[:10])
