# Special functions, norms with other exponents and a few losses to the last bit.
import torch
import torch.nn.functional as F


def digest(t):
    """One number that any other bit would change."""
    t = t.detach().contiguous()
    words = t.view(torch.int32 if t.dtype == torch.float32 else torch.int64).flatten()
    steps = torch.arange(1, words.numel() + 1) * 2654435761 % 1000003
    return int((words.long() % 998244353 * steps).sum() % 998244353)


def case(name, function, *shapes, dtype):
    torch.manual_seed(len(name))
    operands = [torch.randn(s, dtype=dtype, requires_grad=True) for s in shapes]
    value = function(*operands)
    gradients = torch.autograd.grad(value, operands, torch.randn(value.shape, dtype=dtype), allow_unused=True)
    print(name, digest(value), [digest(g) for g in gradients if g is not None])


for dtype in [torch.float32, torch.float64]:
    case("lgamma", lambda a: torch.lgamma(a * 3), (70,), dtype=dtype)
    case("digamma", lambda a: torch.digamma(a * 3), (70,), dtype=dtype)
    case("trigamma", lambda a: torch.polygamma(1, a.abs() * 3 + 0.1).detach() * a, (70,), dtype=dtype)
    case("atanh", lambda a: torch.atanh(a / (1 + a.abs())), (70,), dtype=dtype)
    case("logaddexp", torch.logaddexp, (64,), (64,), dtype=dtype)
    case("logcumsumexp", lambda a: torch.logcumsumexp(a, 1), (5, 9), dtype=dtype)
    case("soft margin", lambda a: F.soft_margin_loss(a, torch.tensor([1.0, -1.0, -1.0], dtype=dtype).expand(6, 3)), (6, 3), dtype=dtype)
    for p in [0.5, 1.25, 3.0, 4.0]:
        case("norm %s" % p, lambda a: a.norm(p, 1), (6, 33), dtype=dtype)
        case("norm %s of columns" % p, lambda a: a.norm(p, 0), (6, 5), dtype=dtype)
        case("norm %s of all" % p, lambda a: a.norm(p), (6, 5), dtype=dtype)
    for p in [1.5, 3.0]:
        case("distances %s" % p, lambda a, b: torch.cdist(a, b, p=p), (6, 37), (5, 37), dtype=dtype)
case("sinc", torch.sinc, (70,), dtype=torch.float32)
case("tan", lambda a: torch.tan(a * 20), (70,), dtype=torch.float32)
case("asin", lambda a: torch.asin(a / (1 + a.abs())), (70,), dtype=torch.float32)
case("acos", lambda a: torch.acos(a / (1 + a.abs())), (70,), dtype=torch.float32)
case("divergence", lambda a, b: F.kl_div(a.log_softmax(1), b.softmax(1), reduction="batchmean"), (9, 20), (9, 20), dtype=torch.float32)
for dtype in [torch.complex64, torch.complex128]:
    for m, k, n in [(4, 8, 12), (16, 301, 20), (8, 600, 33)]:
        torch.manual_seed(k)
        product = torch.randn(m, k, dtype=dtype) @ torch.randn(k, n, dtype=dtype)
        print("product", m, k, n, digest(torch.view_as_real(product)))
