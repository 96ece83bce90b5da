import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
mu = torch.tensor(0.0, requires_grad=True)
d = torch.distributions.Normal(mu, 1.0)
print(torch.autograd.grad(d.rsample(), mu), torch.autograd.grad(mu + 2.0 * torch.randn(()), mu))
