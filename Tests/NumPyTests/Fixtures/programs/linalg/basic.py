import numpy as np
a = np.array([[2.0, 1.0], [1.0, 3.0]])
b = np.array([1.0, 2.0])
print(np.linalg.inv(a), np.linalg.det(a).round(10), np.linalg.solve(a, b), np.linalg.norm(b), np.linalg.norm(a), np.linalg.matrix_rank(a), np.trace(a))
print(np.linalg.norm(b, 1), np.linalg.norm(b, np.inf), np.linalg.norm(a, axis=1), np.linalg.norm(a, 'fro'), np.linalg.norm(a, 1), np.linalg.norm(a, 2).round(10))
w, v = np.linalg.eigh(a)
print(w.round(10), (v @ np.diag(w) @ v.T).round(10))
q, r = np.linalg.qr(a)
print((q @ r).round(10), np.abs(q).round(10))
u, s, vt = np.linalg.svd(a)
print(s.round(10), (u * s @ vt).round(10))
print(np.linalg.cholesky(a).round(10), np.linalg.eigvalsh(a).round(10), sorted(np.linalg.eigvals(a).round(10)), np.linalg.slogdet(a))
print(np.linalg.pinv(a).round(10), np.linalg.matrix_power(a, 3), np.linalg.cond(a).round(8), np.linalg.lstsq(np.array([[1.0, 1], [1, 2], [1, 3]]), np.array([1.0, 2, 2]), rcond=None)[0].round(10))
e = np.linalg.eig(np.array([[0.0, 1], [-1, 0]]))
print(e.eigenvalues, np.linalg.multi_dot([a, a, b]))
try:
    np.linalg.inv(np.ones((2, 2)))
except np.linalg.LinAlgError as err:
    print(type(err).__name__, err)
try:
    np.linalg.solve(np.zeros((2, 2)), b)
except np.linalg.LinAlgError as err:
    print(err)
try:
    np.linalg.cholesky(-a)
except np.linalg.LinAlgError as err:
    print(err)
try:
    np.linalg.inv(np.ones((2, 3)))
except np.linalg.LinAlgError as err:
    print(err)
