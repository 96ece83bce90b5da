# What falls on one element, in place and anew; sorting many floats of which some are equal.
import torch
import torch.nn.functional as F

torch.manual_seed(0)
for dtype in (torch.float32, torch.float64):
    x, y = torch.randn(7).to(dtype), torch.randn(20).to(dtype)
    y[3], y[4] = float("nan"), -0.0
    places = torch.randint(0, 7, (20,))
    for name in ("sum", "prod", "mean", "amax", "amin"):
        for own in (True, False):
            print(name, own, x.scatter_reduce(0, places, y, name, include_self=own).tolist())
    m, rows = torch.randn(4, 3).to(dtype), torch.tensor([[0, 1, 1], [3, 0, 2]])
    print(m.scatter_reduce(0, rows, m[:2] * 2, "mean").tolist(), m.scatter_reduce(1, rows[:, :2] % 3, m[:2, :2], "amax").tolist())
    leaf = torch.randn(5).to(dtype).requires_grad_()
    leaf.scatter_reduce(0, torch.tensor([1, 1, 4]), leaf[:3] * 2, "mean").sum().backward()
    print(leaf.grad)
    z = torch.zeros(4, 3, dtype=dtype)
    print(z.index_add_(0, torch.tensor([3, 0, 3]), torch.ones(3, 3, dtype=dtype)) is z, z.tolist(), z._version)
    print(z.index_add_(1, torch.tensor([2, 0]), torch.ones(4, 2, dtype=dtype), alpha=2).tolist())
    for call in (lambda: z.index_add_(0, torch.tensor([9]), torch.ones(1, 3, dtype=dtype)), lambda: z.index_add_(0, torch.tensor([0, 1]), z[:2])):
        try:
            print(call())
        except RuntimeError as error:
            print(error)
    print(z.tolist(), z.clamp_(0.5, 2) is z, z.clamp_(0.5, 2).tolist(), z.clamp_(3, 1).tolist(), z._version)
    base = torch.arange(6.0).to(dtype)
    base[::2].clamp_(1, 3)
    print(base, base.view(2, 3).clamp_(2, 4), base)
grown = torch.ones(3, requires_grad=True)
with torch.no_grad():
    print(grown.clamp_(-0.5, 0.5))
try:
    grown.clamp_(0, 1)
except RuntimeError as error:
    print(error)
many = torch.rand(40000)
values, order = many.sort()
print(order[:8].tolist(), order[20000:20004].tolist(), bool((many[order] == values).all()), values[-1].item())
ties = torch.randint(0, 50, (40000,)).float()
print(ties.sort()[1][:6].tolist(), ties.sort(descending=True)[1][:6].tolist(), ties.sort(stable=True)[1][:4].tolist())
print(torch.arange(40000.0).sort()[1][-2:].tolist(), torch.arange(40000.0).flip(0).sort()[1][:2].tolist())
for mode in ("reflect", "replicate", "circular"):
    print(F.pad(torch.arange(10.0).view(1, 2, 5), (2, 3), mode=mode).tolist(), F.pad(torch.arange(12).view(1, 1, 3, 4), (1, 2, 2, 0), mode=mode).tolist())
x = torch.randn(1, 3, 6, 19)
for padding, dilation, stride in ((0, 1, 1), (1, 1, 1), (2, 2, 1), (1, 1, 2)):
    y = F.conv2d(x, torch.randn(3, 1, 3, 3), torch.randn(3), padding=padding, dilation=dilation, stride=stride, groups=3)
    print(y.shape, y.sum().item(), y[0, 1, -1, -2:].tolist(), F.adaptive_avg_pool2d(x, (2, 4)).sum().item())
print(F.adaptive_max_pool2d(x, (2, 4), return_indices=True)[1].tolist(), F.interpolate(x, scale_factor=1.5, mode="area").sum().item())
print(F.group_norm(x, 3, torch.randn(3), torch.randn(3))[0, 2, 0, :3].tolist(), F.avg_pool2d(x, 3, 2, 1).sum().item())
