import torch, torch.nn as nn, torch.nn.functional as F
q = torch.tensor(1.0, requires_grad=True)
print("target not detached", round(torch.autograd.grad((q - (1 + 0.9 * q.detach())) ** 2, q)[0].item(), 4))
print("target detached    ", round(torch.autograd.grad((q - (1 + 0.9 * q.detach())) ** 2, q)[0].item(), 4))
