# The slope of GELU to the last bit, and both for what is spread out in memory.
import torch
import torch.nn.functional as F


def digest(t):
    """One number that any other bit would change."""
    t = t.detach().contiguous()
    words = t.view(torch.int32 if t.dtype == torch.float32 else torch.int64).flatten()
    steps = torch.arange(1, words.numel() + 1) * 2654435761 % 1000003
    return int((words.long() % 998244353 * steps).sum() % 998244353)


def case(name, function, *shapes, dtype=torch.float32):
    torch.manual_seed(len(name))
    operands = [torch.randn(s, dtype=dtype, requires_grad=True) for s in shapes]
    value = function(*operands)
    gradients = torch.autograd.grad(value, operands, torch.randn(value.shape, dtype=dtype), allow_unused=True)
    print(name, digest(value), [digest(g) for g in gradients if g is not None])



for size in [2, 7, 16, 33, 1000]:
    torch.manual_seed(size)
    x = (torch.randn(size) * 3).requires_grad_()
    F.gelu(x).backward(torch.randn(size))
    print(size, digest(x.grad))
    wide = torch.randn(size, 2)
    wide[:, 0] = x.detach()
    y = wide[:, 0].requires_grad_()
    value = F.gelu(y)
    value.backward(torch.randn(size))
    print("spread", digest(value), digest(y.grad))
