import numpy as np
rng = np.random.default_rng(0)
X = np.arange(20).reshape(10, 2)
order = rng.permutation(10)
for start in range(0, 10, 4):
    batch = X[order[start:start + 4]]
    print(batch.shape, batch.sum(axis=0), batch[0])
train, test = np.split(X[order], [8])
print(train.shape, test, np.array_split(np.arange(10), 3))
