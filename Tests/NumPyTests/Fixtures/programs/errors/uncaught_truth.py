import numpy as np
if np.array([1, 2]) > 1:
    print('never')
