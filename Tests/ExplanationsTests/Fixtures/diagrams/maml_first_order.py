import torch, torch.nn.functional as F; w = torch.tensor(2.0, requires_grad=True)
inner = w ** 2
g, = torch.autograd.grad(inner, w)
w_ = w - 0.1 * g
outer = F.mse_loss(w_, torch.tensor(1.0))
torch.autograd.grad(outer, w)
