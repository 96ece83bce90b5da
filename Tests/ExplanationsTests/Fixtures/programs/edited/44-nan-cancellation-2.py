import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor(20.0, requires_grad=True)
a = -torch.log(1 - torch.sigmoid(x)); b = F.softplus(x)
print(a.item(), torch.autograd.grad(a, x)[0].item(), "|", b.item(), torch.autograd.grad(b, x)[0].item())
z = torch.tensor([200.0, 0.], requires_grad=True)
print(torch.autograd.grad(-z.log_softmax(0)[1], z)[0], torch.autograd.grad(-z.log_softmax(0)[1], z)[0])
