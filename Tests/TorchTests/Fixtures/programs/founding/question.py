import torch
from torch import nn
from torch.nn.utils.convert_parameters import *

class LinearModel(nn.Module):
    def __init__(self, n_in, n_out):
        super(LinearModel, self).__init__()
        self.fc = nn.Linear(n_in, n_out)

    def forward(self, x):
        return self.fc(x)

torch.manual_seed(1)
net = LinearModel(10, 1)
criterion = nn.MSELoss()
data = torch.randn(8, 10)
target = torch.randn(8, 1)

vparams = parameters_to_vector(net.parameters()).detach().clone().requires_grad_(True)
print(vparams.shape, vparams.requires_grad, vparams.is_leaf)
vector_to_parameters(vparams, net.parameters())
loss = criterion(net(data), target)
print(loss)
try:
    print(torch.autograd.grad(loss, vparams))
except RuntimeError as e:
    print(type(e).__name__, e)
print(torch.autograd.grad(criterion(net(data), target), vparams, allow_unused=True))
