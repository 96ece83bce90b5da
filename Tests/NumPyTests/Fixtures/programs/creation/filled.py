import numpy as np
print(np.zeros(3), np.zeros((2, 3)), np.ones((2, 2), dtype=int), np.full((2, 2), 7), np.full(3, 1.5), sep="\n")
print(np.eye(3), np.eye(2, 3, k=1), np.identity(2), np.zeros((0, 3)), sep="\n")
a = np.arange(6).reshape(2, 3)
print(np.zeros_like(a), np.ones_like(a, dtype=float), np.full_like(a, 9), np.empty_like(a).shape)
print(np.zeros(2, dtype=complex), np.ones(2, dtype=bool), np.zeros(2, dtype='u1'))
print(repr(np.full((2,), np.inf)), repr(np.full(2, 'ab')), np.zeros((2, 1, 2)).tolist())
