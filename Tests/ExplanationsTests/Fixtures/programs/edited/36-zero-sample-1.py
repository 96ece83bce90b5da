import torch, torch.nn as nn, torch.nn.functional as F
mu = torch.tensor(0.0, requires_grad=True); one = torch.tensor(1.0)
s = ((mu) + (one) * torch.randn_like((mu) + 0 * (one))); print(s.grad_fn is not None, torch.autograd.grad(s, mu))
d = torch.distributions.Normal(mu, 1.0)
print(d.sample().requires_grad, torch.autograd.grad(d.rsample(), mu))
print(torch.distributions.Categorical(logits=torch.zeros(2, requires_grad=True)).sample().requires_grad)
