import torch, torch.nn as nn, torch.nn.functional as F
bn = nn.BatchNorm1d(1); x = torch.tensor([[1.], [2.], [3.]], requires_grad=True)
for mode in (True, False):
    bn.train(mode); print("train" if mode else "eval ", torch.autograd.grad((bn(x) ** 3).sum(), x)[0].flatten(), bn.running_mean.item())
bn.train(); print("d sum(bn(x)) / dx:", torch.autograd.grad(bn(x).sum(), x)[0].flatten())
d = nn.Dropout(0.5); torch.manual_seed(0); o = torch.ones(4, requires_grad=True); print(*(torch.autograd.grad(d.eval()(o).sum(), o)[0].tolist() for _ in range(2)))
