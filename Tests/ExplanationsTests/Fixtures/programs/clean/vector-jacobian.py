import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([1., 2.], requires_grad=True); y = x ** 2
y.backward(gradient=torch.tensor([1., 0.5])); print(x.grad)
