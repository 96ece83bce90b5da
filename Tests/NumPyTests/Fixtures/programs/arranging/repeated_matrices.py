# numpy.matlib.repmat repeats a matrix along both axes.
import numpy as np
import numpy.matlib

print(np.matlib.repmat([1, 2], 2, 3))
print(np.matlib.repmat(np.arange(4).reshape(2, 2), 2, 1))
print(np.matlib.repmat(3.5, 2, 2), np.matlib.repmat(np.array([[1], [2]]), 1, 3).dtype)
print(np.matlib.repmat([1, 2], 0, 1).shape)
try:
    np.matlib.repmat(np.ones((2, 2, 2)), 1, 1)
except ValueError as error:
    print(error)
