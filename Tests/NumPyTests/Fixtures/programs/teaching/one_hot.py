import numpy as np
labels = np.array([2, 0, 1, 2])
one = np.zeros((labels.size, labels.max() + 1))
one[np.arange(labels.size), labels] = 1
print(one)
print(np.eye(3, dtype=int)[labels], one.argmax(axis=1))
print((labels[:, None] == np.arange(3)).astype(int))
