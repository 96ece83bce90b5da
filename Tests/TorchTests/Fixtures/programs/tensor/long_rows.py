# Positions, orders and windows at sizes where vectors, their rests and the long ways all occur.
import torch
import torch.nn.functional as F

torch.manual_seed(0)


def told(name, *results):
    weights = [torch.arange(1, r.numel() + 1) for r in results]
    print(name, *[(tuple(r.shape), r.stride(), (r.reshape(-1).nan_to_num(7, 8, 9).long() * w).sum().item())
                  for r, w in zip(results, weights)])


for n in (1, 7, 64, 131):
    x = (torch.rand(n) * 40).round() - 20
    x[::5] = torch.nan
    y = (torch.rand(n) * 9).round()
    whole, mask, order = y.long(), torch.rand(n) > 0.5, torch.randperm(n)
    told("nonzero", y.nonzero(), torch.stack([y, x]).nonzero(), *torch.stack([y, y]).nonzero(as_tuple=True))
    told("mask", x[mask], torch.stack([x, y])[:, mask], x.masked_select(mask), x.masked_fill(mask, 3))
    z = x.clone()
    z[mask] = 1
    z[order[: n // 2]] = 2
    z[order - n] = z[order] + y
    told("placed", z, z.masked_scatter(mask, y), whole.index_add(0, order // 2, whole), whole.scatter_add(0, order // 3, whole))
    z = order.clone()
    told("among", torch.isin(y, y[:3]), torch.isin(whole, whole[:3], invert=True), mask.unique(), y.unique())
    told("orders", *y.double().topk(max(1, n // 2)), *whole.topk(max(1, n // 3), largest=False), *y.double().sort(descending=True, stable=True),
         *mask.cummax(0), *whole.cummin(0), whole.argmax(), mask.long().argmin(), *x.double().nanmedian(0))
    edges = y.sort()[0]
    told("edges", torch.searchsorted(edges, x), torch.searchsorted(edges.long(), whole, right=True), torch.bucketize(y.double(), edges.double()))
    print(x.any().item(), x.all().item(), (x * 0).nansum().item(), x.nansum().item(), x.double().nanmean().item(), mask.all().item())
    told("turned", x.flip(0), torch.stack([x, y]).rot90(), torch.stack([x, y]).rot90(3), torch.stack([x, y], 1).t().contiguous(),
         torch.stack([x, y]).roll(1, 1), whole.repeat_interleave(2), y.repeat_interleave(order % 3))
    told("pooled", F.max_pool1d(x[None], 3, 2, 1), *F.max_pool1d(x[None], 3, 2, 1, return_indices=True),
         F.max_pool1d(y[None], 2, 1, 1, ceil_mode=True), F.avg_pool1d(10 * y[None], 3, 1, 1),
         F.avg_pool1d(10 * y[None], 3, 2, 1, count_include_pad=False), F.avg_pool2d(10 * y[None, None], (1, 3), (1, 2), (0, 1), divisor_override=2))
    told("ranges", 100 * torch.linspace(-3, 7.7, n), 100 * torch.linspace(0, 1, n, dtype=torch.float64), torch.arange(0, n, 0.5))

for form in ("unfold", "reflect", "replicate", "max", "mean", "linear"):
    x = torch.rand(37, dtype=torch.float64, requires_grad=True)
    image = x[None, None]
    result = {
        "unfold": lambda: x.unfold(0, 4, 2),
        "reflect": lambda: F.pad(image, (3, 2), mode="reflect"),
        "replicate": lambda: F.pad(image, (3, 2), mode="replicate"),
        "max": lambda: F.max_pool1d(image, 3, 2, 1),
        "mean": lambda: F.avg_pool1d(image, 3, 2, 1),
        "linear": lambda: F.interpolate(image, scale_factor=2, mode="linear"),
    }[form]()
    result.backward(torch.linspace(0, 1, result.numel(), dtype=torch.float64).view_as(result))
    print(form, x.grad)
x = torch.arange(7.0, requires_grad=True)
first = torch.autograd.grad(x.unfold(0, 3, 2).square().sum(), x, create_graph=True)[0]
print(first, torch.autograd.grad(first.sum(), x)[0])
