import numpy as np
np.linalg.inv(np.zeros((2, 2)))
