# layouts: a tensor whose memory is not in the usual order gives the same bits as in the reference
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.randn(2, 7, 5).transpose(1, 2).requires_grad_(True)
for norm in [nn.LayerNorm(7), nn.LayerNorm(7, bias=False), nn.LayerNorm(7, elementwise_affine=False)]:
    y = norm(x)
    (y * torch.arange(7)).sum().backward()
    print(y.stride(), [v.hex() for v in y.flatten().tolist()[:9]])
    print([v.hex() for v in x.grad.flatten().tolist()[:9]])
    for p in norm.parameters():
        print([v.hex() for v in p.grad.tolist()])
    x.grad = None
for shape in [(2, 7, 5), (6, 5)]:
    for kind in ["affine", "plain"]:
        x = torch.randn(shape).transpose(-1, -2).requires_grad_(True)
        norm = nn.BatchNorm1d(x.shape[1], affine=kind != "plain")
        if kind != "plain":
            nn.init.uniform_(norm.weight)
            nn.init.uniform_(norm.bias)
        y = norm(x)
        (y * torch.arange(y.shape[-1])).sum().backward()
        print(kind, y.stride(), x.grad.stride())
        for t in [y, x.grad, *norm.buffers(), *[p.grad for p in norm.parameters()]]:
            print([v.hex() for v in t.double().flatten().tolist()[:9]])


def walk(node, depth=2):
    if node is None or depth == 0:
        return "-" if node is None else node.name().split("::")[-1]
    return f"{node.name().split('::')[-1]}({', '.join(walk(n, depth - 1) for n, _ in node.next_functions)})"


for norm in [nn.GroupNorm(2, 4), nn.RMSNorm(3), nn.InstanceNorm1d(4)]:
    x = torch.randn(2, 3, 4).transpose(1, 2).requires_grad_(True)
    y = norm(x)
    print(y.stride(), walk(y.grad_fn), [v.hex() for v in y.flatten().tolist()[:8]])
    (y * torch.arange(3)).sum().backward()
    print([v.hex() for v in x.grad.flatten().tolist()[:8]])
for layer in [nn.TransformerEncoderLayer(8, 2, 16, 0.0), nn.TransformerDecoderLayer(8, 2, 16, 0.0, norm_first=True)]:
    x = torch.randn(2, 3, 8).transpose(0, 1).requires_grad_(True)
    y = layer(x, x) if isinstance(layer, nn.TransformerDecoderLayer) else layer(x)
    (y * torch.arange(8)).sum().backward()
    print([v.hex() for v in y.flatten().tolist()[:8]], [v.hex() for v in x.grad.flatten().tolist()[:8]])


# evaluation, and double precision; a root of doubles that lie otherwise is a closed library's
for dtype in [torch.float32, torch.float64]:
    for shape in [(4, 5, 6), (4, 6, 5), (9, 3)]:
        x = torch.randn(shape, dtype=dtype)
        for x in [x, x.transpose(0, 1), x.transpose(-1, -2)] if dtype == torch.float32 else [x]:
            x = x.requires_grad_(True)
            norm = nn.BatchNorm1d(x.shape[1], dtype=dtype)
            norm(x)
            norm.eval()
            y = norm(x)
            x.retain_grad()
            (y * torch.arange(y.shape[-1])).sum().backward()
            print(dtype, y.stride(), x.grad.stride())
            for t in [y, x.grad, *norm.buffers(), *[p.grad for p in norm.parameters()]]:
                print([v.hex() for v in t.double().flatten().tolist()[:9]])

# channels last
for norm in [nn.BatchNorm2d(5), nn.BatchNorm2d(5, affine=False)]:
    x = torch.randn(3, 5, 4, 4).contiguous(memory_format=torch.channels_last).requires_grad_(True)
    y = norm(x)
    y.backward(torch.randn(3, 5, 4, 4).contiguous(memory_format=torch.channels_last), retain_graph=True)
    print(y.stride(), x.grad.stride(), y.double().sum().item().hex(), x.grad.double().abs().sum().item().hex())
    x.grad = None
    y.backward(torch.randn(3, 5, 4, 4))
    print(x.grad.stride(), x.grad.double().abs().sum().item().hex())
