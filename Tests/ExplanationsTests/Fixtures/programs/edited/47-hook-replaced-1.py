import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True); h = w * 3
h.register_hook(lambda g: None)
(h ** 2).backward(); print(w.grad)
a = torch.tensor([1.], requires_grad=True).clone(); seen = {}
a.register_hook(lambda g: seen.update(before=g.item())); a.mul_(2); a.register_hook(lambda g: seen.update(after=g.item()))
(a + 1).sum().backward(); print(seen)
