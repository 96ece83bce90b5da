# Ranges whose ends are tensors, and the order of the axes of one.
import numpy as np
import torch

x = torch.tensor([1.0, 4.0, 9.0])
i = torch.tensor(3)
print(np.linspace(x.min() - 0.5, x.max() + 0.5, 3), np.linspace(i, 5, 3), np.linspace(0, 1, i))
print(np.linspace(x[0], np.float64(5), 3), np.linspace(x[0], 5, 3, dtype=np.float64), np.linspace(x[0], 3, 3, retstep=True))
print(np.linspace(torch.ones(2), 3, 2), np.logspace(0, x[0], 3))
print(np.arange(x[1]), np.arange(x.min(), x.max(), 2), np.arange(i).dtype, np.arange(i, 5, 2))
print(np.meshgrid(np.linspace(x[0], x[1], 2), np.linspace(x[1], x[2], 2)))
print(np.swapaxes(torch.arange(6).view(2, 3), 0, 1), np.take(x, [0, 2]), np.ptp(x), x.__array_wrap__(np.array([True, False])))
for attempt in (lambda: np.arange(x), lambda: np.arange(x[0].requires_grad_()), lambda: x.detach().__array_wrap__(3)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
