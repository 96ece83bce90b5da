# Group normalisation and its gradients to the last bit, with few and many positions and channels in a group.
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



for dtype in [torch.float32, torch.float64]:
    for channels, groups, size in [(4, 2, 1), (6, 1, 3), (6, 3, 7), (8, 2, 8), (12, 1, 9), (16, 2, 16), (20, 2, 25),
                                   (24, 1, 10), (40, 2, 5), (3, 3, 20)]:
        shape = (3, channels, size)
        case("group %d/%d of %d" % (channels, groups, size), lambda x, w, b: F.group_norm(x, groups, w, b),
             shape, (channels,), (channels,), dtype=dtype)
        case("plain %d/%d of %d" % (channels, groups, size), lambda x: F.group_norm(x, groups), shape, dtype=dtype)
case("two dimensions", lambda x, w, b: F.group_norm(x, 2, w, b), (5, 8), (8,), (8,))
case("images", lambda x, w, b: F.group_norm(x, 4, w, b), (2, 8, 5, 6), (8,), (8,))
