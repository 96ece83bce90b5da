import torch, torch.nn as nn, torch.nn.functional as F
p = torch.tensor([1., 2.], requires_grad=True); z = torch.zeros(3, 2)
z[0] = p; z[1] = p * 2; z.sum().backward(); print(p.grad)
