# Fused attention to the last bit: small heads, blocks of queries and of keys, masks, both precisions.
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



for length, size in [(1, 4), (2, 8), (5, 4), (7, 12), (9, 16), (16, 20), (33, 8), (70, 16)]:
    sizes = (2, 2, length, size)
    case("heads %dx%d" % (length, size), F.scaled_dot_product_attention, sizes, sizes, sizes)
    case("causal %dx%d" % (length, size), lambda q, k, v: F.scaled_dot_product_attention(q, k, v, is_causal=True),
         sizes, sizes, sizes)
for queries, keys in [(6, 9), (40, 20), (20, 600), (200, 40)]:
    mask = torch.randn(queries, keys)
    for name, given in [("added", mask), ("bool", mask > -1)]:
        case("%s mask %dx%d" % (name, queries, keys),
             lambda q, k, v: F.scaled_dot_product_attention(q, k, v, attn_mask=given),
             (1, 2, queries, 16), (1, 2, keys, 16), (1, 2, keys, 16))
for length in [4, 12, 40]:
    sizes = (2, 2, length, 8)
    case("double %d" % length, F.scaled_dot_product_attention, sizes, sizes, sizes, dtype=torch.float64)

# What attention is made of: products with a factor.
for rows, columns, depth in [(1, 1, 7), (2, 40, 30), (20, 5, 17), (20, 20, 33), (5, 40, 300), (20, 1, 9)]:
    for dtype in [torch.float32, torch.float64]:
        case("addmm %dx%dx%d" % (rows, columns, depth), lambda c, a, b: torch.addmm(c, a, b, beta=1.3, alpha=0.7),
             (rows, columns), (rows, depth), (depth, columns), dtype=dtype)
        if rows * columns > 1:
            case("addmm turned %dx%dx%d" % (rows, columns, depth),
                 lambda c, a, b: torch.addmm(c, a, b.t(), alpha=0.7),
                 (rows, columns), (rows, depth), (columns, depth), dtype=dtype)

# The module of it, trained for a few steps.
torch.manual_seed(0)
layer = torch.nn.TransformerEncoderLayer(16, 4, 32, dropout=0.0, batch_first=True)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
x = torch.randn(3, 10, 16)
for step in range(5):
    loss = layer(x).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(step, loss.item())
