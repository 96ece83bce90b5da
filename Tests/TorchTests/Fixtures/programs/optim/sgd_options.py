# Every option of SGD and the optimizers whose arithmetic needs no root: twenty steps, to the last bit.
import torch


def trajectory(name, dtype, **options):
    torch.manual_seed(1)
    shapes = [(3, 5), (7,), (), (13,), (40,)]
    parameters = [torch.randn(shape, dtype=dtype).requires_grad_() for shape in shapes]
    optimizer = getattr(torch.optim, name)(parameters, **options)
    print(name, dtype, options)
    for step in range(20):
        for p in parameters:
            p.grad = torch.randn(p.shape, dtype=dtype) * (1 + p.detach())
        optimizer.step()
        if step in (0, 1, 2, 5, 10, 19):
            sums = [(p.detach().double() * (1 + torch.arange(p.numel()).view(p.shape))).sum() for p in parameters]
            print("  ", step, [s.item().hex() for s in sums])
    for p in parameters:
        entries = sorted(optimizer.state[p].items()) if p in optimizer.state else []
        print("  ", [(key, value.dtype, value.double().sum().item().hex()) for key, value in entries], p._version)


CASES = [
    ("SGD", {}),
    ("SGD", dict(lr=0.01, momentum=0.9)),
    ("SGD", dict(lr=0.01, momentum=0.9, nesterov=True, weight_decay=0.1)),
    ("SGD", dict(lr=0.01, momentum=0.9, dampening=0.3, maximize=True)),
    ("SGD", dict(lr=0.01, weight_decay=0.1)),
    ("SGD", dict(lr=0.01, maximize=True, foreach=True)),
    ("SGD", dict(lr=torch.tensor(0.01), momentum=0.9)),
    ("SGD", dict(lr=1, momentum=1, weight_decay=1)),
    ("Adamax", dict(lr=0.05)),
    ("Adamax", dict(lr=0.05, weight_decay=0.1, maximize=True, betas=(0.4, 0.9))),
    ("Rprop", {}),
    ("Rprop", dict(etas=(0.4, 1.3), step_sizes=(1e-3, 0.1), maximize=True)),
    ("ASGD", {}),
    ("ASGD", dict(t0=3, lambd=0.1, weight_decay=0.1, maximize=True)),
]
for name, options in CASES:
    for dtype in (torch.float32, torch.float64):
        trajectory(name, dtype, **options)
