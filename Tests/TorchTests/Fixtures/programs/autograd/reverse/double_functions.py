import torch
torch.manual_seed(1)
x = torch.rand(3, dtype=torch.float64) + 0.5
y = torch.rand(3, dtype=torch.float64) + 0.5
ops = [torch.exp, torch.log, torch.sin, torch.tanh, torch.sigmoid, torch.sqrt, lambda a: a ** 3, lambda a: 1 / a, lambda a: a / y,
       lambda a: a.softmax(0), lambda a: a.log_softmax(0), lambda a: a.norm(), lambda a: a.prod(), lambda a: a.var(), lambda a: a.logsumexp(0),
       lambda a: torch.outer(a, a), lambda a: a @ y, lambda a: a.cumsum(0), lambda a: torch.nn.functional.softplus(a), lambda a: a.std(),
       lambda a: torch.nn.functional.gelu(a), lambda a: torch.nn.functional.silu(a), lambda a: a.atan(), lambda a: a.cosh(), lambda a: a.erf()]
w = torch.tensor([1., 2., 3.], dtype=torch.float64)
for n, f in enumerate(ops):
    a = x.clone().requires_grad_()
    o = f(a)
    s = (o * (w if o.dim() == 1 else 1)).sum()
    g, = torch.autograd.grad(s, a, create_graph=True)
    gg = torch.autograd.grad((g * y).sum(), a, allow_unused=True)[0] if g.requires_grad else None
    print(n, [round(v, 9) for v in g.tolist()], None if gg is None else [round(v, 9) for v in gg.tolist()])
