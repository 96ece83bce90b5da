import torch, torch.nn as nn
x = torch.tensor([0.5, 2.0], requires_grad=True, dtype=torch.double)
y = x ** 3
z = y.sum()
print(torch.autograd.gradcheck(
    lambda x: (x ** 3).sum(),
    (x,)))
z.backward()
print(x.grad)
layer = nn.Linear(2, 1).double()
out = layer(x).tanh().sum()
print(torch.autograd.gradcheck(lambda v: layer(v).tanh().sum(), (x,)))
out.backward()
