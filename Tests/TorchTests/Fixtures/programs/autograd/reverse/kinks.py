import torch
import torch.nn.functional as F
x = torch.tensor([2., 2., 1.], requires_grad=True)
g = lambda y: torch.autograd.grad(y, x)[0].tolist()
print(g(x.max()), g(x.min()), g(x.max(0).values), g(x.amax()), g(x.topk(1).values.sum()))
z = torch.tensor(0., requires_grad=True)
h = lambda y: torch.autograd.grad(y, z)[0].item()
print(h(F.relu(z)), h(z.clamp(min=0)), h(torch.maximum(z, torch.tensor(0.))), h(z.abs()), h(z.sign()), h(F.leaky_relu(z)))
print(h(z ** 2), h(z * z.abs()), h((z * 0).exp()))
a = torch.tensor([0., 1.], requires_grad=True)
print(torch.autograd.grad(a.prod(), a)[0], torch.autograd.grad(a.sqrt().sum(), a)[0], torch.autograd.grad((a ** 0.5).sum(), a)[0])
print(torch.autograd.grad((a * 0).norm(), a)[0], torch.autograd.grad(torch.where(a > 0, 1 / a, a).sum(), a)[0])
