import itertools, random, math
data = list(range(10))
def batches(seq, n):
    it = iter(seq)
    while batch := list(itertools.islice(it, n)):
        yield batch
print(list(batches(data, 4)))
random.seed(3)
random.shuffle(data)
print(data, [data[i:i + 3] for i in range(0, len(data), 3)])
print(list(zip(*[iter(range(6))] * 2)), list(itertools.chain(*[[1], [2, 3]])), [list(g) for _, g in itertools.groupby(range(6), key=lambda i: i // 2)])
grid = list(itertools.product([0.1, 0.01], ["sgd", "adam"]))
print(grid, len(grid), [dict(zip(("lr", "opt"), g)) for g in grid][0])
print(random.choices(["a", "b"], weights=[3, 1], k=5), random.sample(range(100), 3), [round(random.gauss(0, 1), 3) for _ in range(3)])
