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
