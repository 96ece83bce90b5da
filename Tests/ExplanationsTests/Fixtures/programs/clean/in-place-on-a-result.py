import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([1., -2.], requires_grad=True); y = x * 2; y += 1; y.relu_(); y.sum().backward(); print(x.grad)
