import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(2, 2); x = torch.randn(3, 2, requires_grad=True); y = torch.tensor([0, 1, 0])
g, = torch.autograd.grad(F.cross_entropy(m(x), y), x)
adversary = (x + 0.1 * g.sign()).detach()
opt = torch.optim.SGD(m.parameters(), 0.1); opt.zero_grad(); loss = F.cross_entropy(m(adversary), y); loss.backward(); opt.step()
print(m.weight.grad is not None)
