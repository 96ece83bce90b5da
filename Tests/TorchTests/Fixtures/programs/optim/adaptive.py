# The optimizers with roots, twenty steps: four decimals, because roots differ in their last bit between processors.
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
            print("  ", step, [f"{x:.4f}" for p in parameters for x in p.detach().reshape(-1)[:4].tolist()])
    for p in parameters:
        entries = sorted(optimizer.state[p].items()) if p in optimizer.state else []
        print("  ", [(k, v.dtype, f"{v.double().sum().item():.4f}") for k, v in entries], p._version)


CASES = [
    ("Adam", dict(lr=0.05)),
    ("Adam", dict(lr=0.05, amsgrad=True, weight_decay=0.1)),
    ("Adam", dict(lr=0.05, betas=(0.3, 0.9), maximize=True)),
    ("Adam", dict(lr=0.05, betas=(0.8, 0.99), eps=1e-3)),
    ("Adam", dict(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True)),
    ("Adam", dict(lr=torch.tensor(0.05))),
    ("Adam", dict(lr=0.05, betas=(torch.tensor(0.9), torch.tensor(0.99)))),
    ("AdamW", dict(lr=0.05)),
    ("AdamW", dict(lr=0.05, amsgrad=True, weight_decay=0.3)),
    ("NAdam", dict(lr=0.05)),
    ("NAdam", dict(lr=0.05, weight_decay=0.1, momentum_decay=0.1)),
    ("NAdam", dict(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True, maximize=True)),
    ("RAdam", dict(lr=0.05)),
    ("RAdam", dict(lr=0.05, weight_decay=0.1, betas=(0.8, 0.9))),
    ("RAdam", dict(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True, maximize=True)),
    ("Adagrad", dict(lr=0.05)),
    ("Adagrad", dict(lr=0.05, weight_decay=0.1, lr_decay=0.1, initial_accumulator_value=0.3, maximize=True)),
    ("Adadelta", {}),
    ("Adadelta", dict(lr=0.5, weight_decay=0.1, rho=0.7, maximize=True)),
    ("RMSprop", {}),
    ("RMSprop", dict(centered=True)),
    ("RMSprop", dict(momentum=0.9, weight_decay=0.1, maximize=True)),
    ("RMSprop", dict(momentum=0.9, weight_decay=0.1, centered=True, alpha=0.4)),
    ("RMSprop", dict(lr=torch.tensor([0.01]))),
    ("Adafactor", {}),
    ("Adafactor", dict(lr=0.05, weight_decay=0.1, maximize=True, d=1.5, eps=(1e-5, 1e-2))),
]
for name, options in CASES:
    for dtype in (torch.float32, torch.float64):
        trajectory(name, dtype, **options)
