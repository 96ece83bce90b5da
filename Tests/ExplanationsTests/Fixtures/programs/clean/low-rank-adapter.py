import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
W = torch.randn(3, 3); A = torch.randn(1, 3, requires_grad=True); B = torch.zeros(3, 1, requires_grad=True)
x = torch.randn(2, 3); (x @ (W + B @ A).t()).pow(2).mean().backward(); print(A.grad.abs().max().item(), B.grad.abs().max().item() > 0)
