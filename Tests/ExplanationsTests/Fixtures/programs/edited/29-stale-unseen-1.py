import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor(3.0, requires_grad=True)
y = x ** 2
pass
y.backward(); print(x.grad)        # true dy/dx at the forward point is 6
