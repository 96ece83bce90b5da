import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(1.0, requires_grad=True); opt = torch.optim.SGD([w], 0.1, momentum=0.9)
(w * 1).backward(); opt.step(); print("trained", round(w.item(), 4))
w.requires_grad_(False); w.grad = None; opt.step(); print("frozen, stale .grad", round(w.item(), 4))
opt.zero_grad(set_to_none=False); opt.step(); print("frozen, zero .grad, momentum", round(w.item(), 4))
opt.zero_grad(); opt.step(); print("frozen, .grad None", round(w.item(), 4))
