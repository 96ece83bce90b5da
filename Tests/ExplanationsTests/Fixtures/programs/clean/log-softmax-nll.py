import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
z = torch.randn(4, 3, requires_grad=True); t = torch.tensor([0, 1, 2, 0])
loss = F.nll_loss(F.log_softmax(z, 1), t); loss.backward()
print(z.grad.sum().abs().item() < 1e-5)
