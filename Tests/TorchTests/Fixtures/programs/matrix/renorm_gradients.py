import torch

x = torch.tensor([[-2., -4., 3., -4.], [2., 3., -1., -4.], [-5., -1., -5., -1.]])
for p, dim, limit in ((2, 0, 5.), (1, 1, 3.), (3, 0, 2.), (float('inf'), 0, 2.), (0.5, 1, 4.)):
    for dtype in (torch.float32, torch.float64):
        given = x.to(dtype).requires_grad_()
        y = torch.renorm(given, p, dim, limit)
        print(y.tolist(), torch.autograd.grad((y * y).sum(), given)[0].tolist())
