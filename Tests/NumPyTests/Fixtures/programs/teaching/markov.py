import numpy as np
P = np.array([[0.9, 0.1], [0.5, 0.5]])
s = np.array([1.0, 0.0])
for _ in range(20):
    s = s @ P
print(s, np.linalg.matrix_power(P, 20), P.sum(axis=1))
np.random.seed(1)
state, path = 0, []
for _ in range(15):
    state = np.random.choice(2, p=P[state])
    path.append(int(state))
print(path)
