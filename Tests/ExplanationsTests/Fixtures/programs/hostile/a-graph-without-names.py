import torch
(lambda w: [((lambda x: (x.detach() * 2).sum())(w) + (w * 0).sum()).backward() for _ in range(200)])(torch.ones(3, requires_grad=True))
print([t.sum().backward() for t in (torch.ones(2, requires_grad=True) for _ in range(200))][:2])
