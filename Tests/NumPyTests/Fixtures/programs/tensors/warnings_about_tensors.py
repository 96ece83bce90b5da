# What NumPy says where it meets a tensor's older protocol.
import warnings
import numpy as np
import torch

x = torch.tensor([1.0, 4.0, 9.0])
for attempt in [
    lambda: np.sqrt(x), lambda: np.add(x, 1), lambda: x * np.ones(3), lambda: np.array(x),
    lambda: np.asarray(x), lambda: np.array(x, copy=None), lambda: np.array([x[0], x[1]]), lambda: np.dot(x, x),
    lambda: np.arange(x[1]), lambda: np.where(x > 2, x, 0), lambda: np.concatenate([x, x]),
    lambda: np.allclose(x, x), lambda: np.stack([x, x]), lambda: np.expand_dims(x, 0),
]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        made = attempt()
    print(type(made).__name__, [(warning.category.__name__, str(warning.message)) for warning in caught])
