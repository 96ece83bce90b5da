# Muon on matrices of both shapes, its options, what it refuses; SparseAdam, whose steps want sparse gradients.
import torch


def train(steps=12, **options):
    torch.manual_seed(0)
    tall, wide = torch.nn.Parameter(torch.randn(5, 3)), torch.nn.Parameter(torch.randn(3, 4))
    x, y = torch.randn(8, 5), torch.randn(8, 4)
    optimizer = torch.optim.Muon([tall, wide], **options)
    for step in range(steps):
        optimizer.zero_grad()
        loss = ((x @ tall @ wide - y) ** 2).mean()
        loss.backward()
        optimizer.step()
        if step in (0, 1, 2, 5, 11):
            print(step, f"{loss.item():.5f}", [f"{v:.4f}" for v in tall.flatten().tolist() + wide.flatten().tolist()])
    return optimizer


for options in [{}, {"lr": 0.05}, {"lr": 0.02, "nesterov": False, "momentum": 0.8, "weight_decay": 0.0}, {"lr": torch.tensor(0.05), "adjust_lr_fn": "match_rms_adamw"}, {"lr": 0.1, "ns_steps": 2, "ns_coefficients": (2.0, -1.5, 0.5), "adjust_lr_fn": "original"}]:
    print(options)
    optimizer = train(**options)
print(optimizer)
print({k: sorted(v) for k, v in optimizer.state_dict()["state"].items()}, optimizer.state_dict()["param_groups"])
matrix, row = torch.nn.Parameter(torch.ones(2, 2)), torch.nn.Parameter(torch.ones(3))
optimizer = torch.optim.Muon([matrix], lr=0.1)
print(optimizer.step(lambda: 3.0), matrix)
sparse = torch.optim.SparseAdam([matrix, row], lr=0.1)
print(sparse, torch.optim.Muon, torch.optim.SparseAdam, sparse.step())
row.grad = torch.ones(3)
matrix.grad = torch.ones(2, 2)
for attempt in [
    lambda: sparse.step(), lambda: torch.optim.Muon([row]), lambda: torch.optim.Muon([matrix], lr=-1.0),
    lambda: torch.optim.Muon([matrix], momentum=-0.1), lambda: torch.optim.Muon([matrix], weight_decay=-0.1),
    lambda: torch.optim.Muon([matrix], adjust_lr_fn="half"), lambda: torch.optim.Muon([matrix], ns_steps=100).step(),
    lambda: torch.optim.Muon([matrix], ns_coefficients=(1, 2)).step(), lambda: torch.optim.SparseAdam([row], lr=0.0),
    lambda: torch.optim.SparseAdam([row], betas=(0.5, 1.0)), lambda: torch.optim.SparseAdam([row], eps=0.0),
    lambda: torch.optim.Muon([matrix], lr=torch.ones(2)),
]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
