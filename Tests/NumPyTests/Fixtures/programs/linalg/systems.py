import numpy as np
A = np.array([[4.0, -2.0, 1.0], [-2.0, 4.0, -2.0], [1.0, -2.0, 4.0]])
b = np.array([11.0, -16.0, 17.0])
x = np.linalg.solve(A, b)
print(x.round(10), np.allclose(A @ x, b), np.linalg.det(A).round(8), np.linalg.inv(A).round(8), np.linalg.matrix_rank(A), np.linalg.matrix_rank(np.ones((2, 2))))
L = np.linalg.cholesky(A)
print(L.round(8), np.allclose(L @ L.T, A), np.linalg.eigvalsh(A).round(8), np.linalg.norm(A).round(8), np.linalg.cond(A).round(8))
B = np.stack([A, 2 * A])
print(np.linalg.det(B).round(6), np.linalg.inv(B).shape, np.linalg.solve(B, np.ones((2, 3, 1))).shape, np.linalg.norm(b, ord=1), np.linalg.norm(b, ord=np.inf), np.linalg.norm(b / np.linalg.norm(b)).round(10))
