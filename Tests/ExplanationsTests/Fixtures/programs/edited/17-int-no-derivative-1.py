import torch, torch.nn as nn, torch.nn.functional as F
z = torch.tensor([1., 3., 2.], requires_grad=True)
print(z.argmax().requires_grad, (z > 2).requires_grad, z.long().requires_grad)
(z.softmax(-1)[1]).float().backward()
