import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor(3.0, requires_grad=True)
y = x ** 2
y.backward(); print(x.grad)
with torch.no_grad(): x.fill_(100.)
print(x)
