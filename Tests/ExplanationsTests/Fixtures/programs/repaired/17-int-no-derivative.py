import torch, torch.nn as nn, torch.nn.functional as F
z = torch.tensor([1., 3., 2.], requires_grad=True)
loss = F.cross_entropy(z[None], torch.tensor([1]))
loss.backward()
print(z.argmax().item(), z.grad)
