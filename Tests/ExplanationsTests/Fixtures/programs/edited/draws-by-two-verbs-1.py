import torch
mu = torch.tensor(0.0, requires_grad=True)
d = torch.distributions.Normal(mu, 1.0)
print("sample:", d.rsample().requires_grad)
print("rsample:", torch.autograd.grad(d.rsample(), mu))
coin = torch.distributions.Categorical(logits=torch.zeros(2, requires_grad=True))
print("coin:", coin.sample().requires_grad)
