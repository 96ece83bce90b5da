import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
w = torch.tensor(0.5, requires_grad=True)
print(torch.autograd.grad(F.relu(w * torch.tensor([1., 2.])).sum(), w)[0].item(), torch.autograd.grad(torch.sigmoid(w), w)[0].item())
W1 = torch.randn(2, 2, requires_grad=True); W2 = torch.randn(1, 2, requires_grad=True)
(torch.tanh(torch.ones(1, 2) @ W1.t()) @ W2.t() - 1).pow(2).sum().backward(); print(W1.grad.abs().max().item() > 0)
