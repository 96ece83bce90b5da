import torch

x = torch.zeros(3, 3, requires_grad=True)
torch.linalg.slogdet(x)[1].backward()
print(x.grad)
y = torch.tensor([[1., 2.], [2., 4.]], requires_grad=True)
torch.slogdet(y)[1].backward()
print(y.grad)
z = torch.tensor([[3., 1.], [1., 2.]], dtype=torch.float64, requires_grad=True)
first, = torch.autograd.grad(torch.logdet(z), z, create_graph=True)
print(first, torch.autograd.grad(first.sum(), z))
