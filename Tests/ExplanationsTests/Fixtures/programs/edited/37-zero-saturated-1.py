import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(-3.0, requires_grad=True)
for name, f in dict(relu=lambda: torch.nn.functional.leaky_relu(w * torch.tensor([1., 2.])).sum(), sigmoid=lambda: torch.sigmoid(w * 40), clamp=lambda: w.clamp(0, 1), softmax_sum=lambda: torch.stack([w, -w]).softmax(0).sum()).items():
    print(name, torch.autograd.grad(f(), w)[0].item())
W1 = torch.zeros(2, 2, requires_grad=True); W2 = torch.zeros(1, 2, requires_grad=True)
(torch.tanh(torch.ones(1, 2) @ W1.t()) @ W2.t() - 1).pow(2).sum().backward(); print("all-zero init:", W1.grad.abs().max().item(), W2.grad.abs().max().item())
