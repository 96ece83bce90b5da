import torch
mu = torch.tensor(0.5, requires_grad=True)
d = torch.distributions.Normal(mu, 1.0)
torch.manual_seed(0)
z = d.sample()
loss = (z - 2) ** 2
loss.backward()
