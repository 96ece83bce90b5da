# Distances between rows, and divergences, to the last bit.
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
    for size in [1, 2, 3, 5, 8, 11, 40]:
        for p in [1.0, 2.0, float("inf")]:
            case("distances %d %s" % (size, p), lambda a, b: torch.cdist(a, b, p=p), (6, size), (5, size), dtype=dtype)
    case("batches", lambda a, b: torch.cdist(a, b), (3, 6, 7), (5, 7), dtype=dtype)
    case("without a product", lambda a, b: torch.cdist(a, b, compute_mode="donot_use_mm_for_euclid_dist"),
         (30, 4), (40, 4), dtype=dtype)
case("by a product", lambda a, b: torch.cdist(a, b), (30, 4), (40, 4))
case("always by a product", lambda a, b: torch.cdist(a, b, compute_mode="use_mm_for_euclid_dist"), (6, 4), (5, 4))
case("xlogy", lambda a, b: torch.xlogy(a, b.abs() + 0.1), (50,), (50,))
case("divergence", lambda a: F.kl_div(F.log_softmax(a, 1), F.softmax(a.detach() * 2, 1), reduction="batchmean"), (9, 20))
