import torch

torch.manual_seed(0)
print(torch.rand(3), torch.randn(3), torch.randn(20), torch.randint(0, 10, (5,)), torch.randperm(6))
print(torch.randn(2, 3), torch.rand(2, 2), torch.empty(4).uniform_(-1, 1), torch.empty(20).normal_(0, 0.1))
g = torch.Generator().manual_seed(5)
print(torch.rand(2, generator=g), torch.randn(2, generator=g))
print(torch.rand_like(torch.zeros(2)), torch.randn_like(torch.zeros(2)), torch.bernoulli(torch.full((5,), 0.5)))
print(torch.randn(3, 5, requires_grad=True))
