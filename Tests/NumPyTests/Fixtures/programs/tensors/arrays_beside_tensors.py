# Arrays where tensors are expected, and arrays that share memory with tensors.
import numpy as np
import torch

print(torch.Tensor(np.array([1, 2])), torch.FloatTensor(np.array([1.5, 2])), torch.LongTensor(np.array([[1, 2], [3, 4]])))
print(torch.ones(2) == np.ones(2), np.ones(2) == torch.ones(2), torch.ones(2) == np.ones((3, 2)), torch.ones(2) != np.ones(2))
for body in (lambda: torch.ones(2) < np.zeros(2), lambda: np.ones(2) < torch.ones(2), lambda: torch.ones(2) == np.ones(3)):
    try:
        print(body())
    except Exception as e:
        print(type(e).__name__, e)
a = np.zeros(3)
t = torch.from_numpy(a)
a[1:][:] = 5
print(t)
a.fill(2)
np.add(a, 1, out=a)
print(t)
a[[0, 2]] = 7
a[a > 5] -= 1
print(t)
a.sort()
print(t, bytes(np.array([104, 105], np.uint8)))
n = torch.arange(4).numpy()
n.shape = (2, 2)
print(n, np.shares_memory(n, n[0]))
big = np.arange(1000.0).reshape(20, 50)
u = torch.from_numpy(big[:, ::2])
big[big % 2 == 0] = -1
print(u.sum(), u.stride(), torch.from_numpy(big.T).shape)
