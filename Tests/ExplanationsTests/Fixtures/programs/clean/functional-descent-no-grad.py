import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor([1., 2.], requires_grad=True)
for step in range(5):
    g, = torch.autograd.grad((w ** 2).sum(), w)
    with torch.no_grad(): w.sub_(0.1 * g)
print(w)
