# Too long for a collection at every safepoint
# How results of permuted, expanded and sliced tensors lie in memory.
import torch
import torch.nn.functional as F

INPUTS = {
    "permuted": lambda: torch.arange(24.0).view(2, 3, 4).permute(2, 0, 1),
    "expanded": lambda: torch.arange(3.0).view(1, 3, 1).expand(2, 3, 4),
    "sliced": lambda: torch.arange(96.0).view(4, 6, 4)[::2, ::2],
    "turned": lambda: torch.arange(12.0).view(3, 4).t(),
    "channels": lambda: torch.arange(48.0).view(2, 3, 2, 4).contiguous(memory_format=torch.channels_last),
    "gaps": lambda: torch.arange(24.0).view(4, 6)[:, ::2],
}
CALLS = """
x.clone()
torch.zeros_like(x)
x + 1
x > 1
x.double()
x + x.contiguous()
x.exp()
x.softmax(0)
x.cumsum(0)
x.sum(0)
x.max(0)
x.sort(0)
x.topk(1, 0)
x.flip(0)
x.roll(1, 0)
x.tril()
x.masked_fill(x > 1, 5.0)
x.masked_fill(x > 1, torch.tensor(5.0))
x.masked_scatter(x > 1, torch.zeros(100))
x.index_select(0, t([0]))
x.index_fill(0, t([0]), 1.0)
x.index_copy(0, t([0]), x[:1].contiguous())
x.index_add(0, t([0]), x[:1].contiguous())
x.index_put((t([0]),), t(1.0))
x.gather(0, (x * 0).long())
x.scatter(0, (x * 0).long(), x)
x.scatter(0, (x * 0).long(), 1.0)
x.scatter_add(0, (x * 0).long(), x)
x.scatter_reduce(0, (x * 0).long(), x, 'sum')
x.put(t([0]), t([0.0]))
x[t([0])]
x[:, t([0])]
x[..., t([0, 0])]
x[x > 1]
x.nonzero()
torch.where(x > 1, x, x)
x.clamp(0, 1)
x.lerp(x, 0.5)
torch.addcmul(x, x, x)
torch.complex(x, x)
torch.polar(x, x)
(x + 1j).abs()
torch.signbit(x)
x.renorm(2, 0, 1.0)
F.logsigmoid(x)
F.one_hot(x.long() * 0, 2)
F.layer_norm(x, x.shape[-1:])
x.select_scatter(torch.zeros(x.select(0, 0).shape), 0, 0)
x.slice_scatter(torch.zeros(x[:1].shape), 0, 0, 1)
x.diagonal_scatter(x.diagonal().clone() * 0)
torch.cat([x, x], 0)
torch.cat([x, x.contiguous()], -1)
F.pad(x, (1, 1))
x.expand(1, *x.shape)
x.repeat(*([2] * x.dim()))
torch.autograd.grad(x.requires_grad_()[t([0])].sum(), x)
torch.autograd.grad((x.requires_grad_() * 2).sum(), x)
torch.autograd.grad(x.requires_grad_().sum(0).sum(), x)
F.max_pool2d(x, 1)
F.avg_pool2d(x, 1)
F.adaptive_avg_pool2d(x, 2)
F.interpolate(x, scale_factor=2)
F.conv2d(x, torch.ones(2, 3, 1, 1))
""".strip().split("\n")


def steps(result):
    if isinstance(result, torch.Tensor):
        return f"{tuple(result.shape)} {result.stride()}"
    return "(" + "; ".join(steps(part) for part in result) + ")"


for name, make in INPUTS.items():
    for call in CALLS:
        if call.startswith(("F.max", "F.avg", "F.ada", "F.int", "F.conv")) and name != "channels":
            continue
        try:
            print(name, call, steps(eval(call, dict(torch=torch, F=F, t=torch.tensor, x=make()))))
        except Exception as error:
            print(name, call, type(error).__name__, error)
