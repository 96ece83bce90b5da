# Interpolation in both precisions and its gradients to the last bit.
import torch
import torch.nn.functional as F


def digest(t):
    """One number that any other bit would change."""
    t = t.detach().contiguous()
    words = t.view(torch.int32 if t.dtype == torch.float32 else torch.int64).flatten()
    steps = torch.arange(1, words.numel() + 1) * 2654435761 % 1000003
    return int((words.long() % 998244353 * steps).sum() % 998244353)


def case(mode, shape, size, corners, dtype):
    torch.manual_seed(len(mode) + size[0])
    x = torch.randn(shape, dtype=dtype, requires_grad=True)
    y = F.interpolate(x, size=size, mode=mode, align_corners=corners)
    (g,) = torch.autograd.grad(y, [x], torch.randn(y.shape, dtype=dtype))
    print(mode, shape, size, corners, dtype, digest(y), digest(g))


for dtype in [torch.float32, torch.float64]:
    for corners in [False, True]:
        for size in [(9, 13), (3, 4), (6, 8)]:
            case("bicubic", (2, 3, 6, 8), size, corners, dtype)
            case("bilinear", (2, 3, 6, 8), size, corners, dtype)
        case("bilinear", (1, 9, 6, 8), (80, 90), corners, dtype)
        case("linear", (2, 3, 8), (13,), corners, dtype)
        case("trilinear", (1, 2, 3, 4, 5), (5, 7, 6), corners, dtype)
