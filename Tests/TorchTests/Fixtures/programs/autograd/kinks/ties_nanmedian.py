import torch, torch.nn as nn, torch.nn.functional as F

for start in ([2.0, 2.0, 1.0], [1.0, 2.0, 2.0], [3.0, 3.0, 3.0], [1.0, 2.0, 3.0]):
    x = torch.tensor(start, requires_grad=True)
    y = x.nanmedian()
    print(start, round(y.item(), 4), torch.autograd.grad(y, x)[0].tolist())
