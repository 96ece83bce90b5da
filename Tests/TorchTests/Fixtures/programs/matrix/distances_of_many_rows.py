import torch
torch.manual_seed(0)
for dtype in (torch.float32, torch.float64):
    x = torch.randint(0, 3, (40, 5)).to(dtype)
    x[3, 1] = float('nan')
    x[5, 2] = float('inf')
    x.requires_grad_()
    d = torch.pdist(x, 0)
    print(d[:60], d.sum())
    print(torch.autograd.grad(d[:20].sum(), x)[0][:3])
    y = torch.rand(37, 5, dtype=dtype)
    y[:10] = x.detach()[:10]
    c = torch.cdist(x, y, 0)
    print(c[:6, :12], c.grad_fn.name())
    print(torch.autograd.grad(c[8:].sum(), x)[0][:2])
for p in (1.0, 2.0, float("inf"), 2.5):
    for size in (1, 3, 13, 30):
        x = torch.randn(45, size, requires_grad=True)
        y = torch.randn(50, size, requires_grad=True)
        d, c = torch.pdist(x, p), torch.cdist(x[:20], y[:22], p)
        g, h = torch.autograd.grad(d, x, torch.randn_like(d)), torch.autograd.grad(c, (x, y), torch.randn_like(c))
        print(p, size, d.sum().item(), c.sum().item(), g[0].abs().sum().item(), h[0].abs().sum().item(), h[1].abs().sum().item())
