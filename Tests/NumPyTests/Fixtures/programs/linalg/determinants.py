import numpy as np

for m in ([[1., 2.], [3., 4.]], [[4, 7], [2, 6]], [[2, 1], [1, 3]], [[1., 2], [2, 4]], np.eye(3), [[1, 2, 3], [4, 5, 6], [7, 8, 10]], [[2, 0, 1], [1, 3, 2], [1, 1, 1]], [[0, 1], [1, 0]], [[0, 2, 1], [1, 0, 3], [4, 5, 0]]):
    print(np.linalg.det(np.array(m)), np.linalg.slogdet(np.array(m)))
print(np.linalg.det(np.array([[[1., 2], [3, 4]], [[2, 0], [0, 2]]])), np.linalg.det(np.array([[1, 2], [3, 4]], np.float32)), np.linalg.det(np.zeros((0, 0))))
