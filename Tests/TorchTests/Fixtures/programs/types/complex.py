import torch


def attempt(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, str(e))


x = torch.tensor([[1 + 2j, 3 - 1j], [0 + 1j, -2 + 0j]])
y = torch.tensor([[2 - 1j, 1 + 1j], [1 + 0j, 0 - 2j]])
for d in [torch.complex64, torch.complex128]:
    a, b = x.to(d), y.to(d)
    for name, f in [
        ("add", lambda: a + b), ("sub", lambda: a - b), ("mul", lambda: a * b), ("div", lambda: a / b),
        ("neg", lambda: -a), ("scalar", lambda: a + 1), ("float", lambda: a * 2.5), ("complex", lambda: a - (1 + 1j)),
        ("rsub", lambda: 1 - a), ("eq", lambda: a == b), ("ne", lambda: a != b), ("lt", lambda: a < b),
        ("matmul", lambda: a @ b), ("mv", lambda: a @ b[0]), ("dot", lambda: a[0] @ b[0]),
        ("sum", lambda: a.sum()), ("sum0", lambda: a.sum(0)), ("mean", lambda: a.mean()), ("prod", lambda: a.prod()),
        ("var", lambda: a.var()), ("abs", lambda: a.abs()), ("angle", lambda: a.angle()), ("real", lambda: a.real),
        ("imag", lambda: a.imag), ("conj", lambda: a.conj()), ("view", lambda: torch.view_as_real(a)),
        ("back", lambda: torch.view_as_complex(torch.view_as_real(a))), ("t", lambda: a.T), ("cat", lambda: torch.cat([a, b])),
        ("where", lambda: torch.where(a == b, a, b)), ("index", lambda: a[0, 1]), ("item", lambda: a[0, 1].item()),
        ("tolist", lambda: a.tolist()), ("cumsum", lambda: a.cumsum(0)), ("square", lambda: a.square()),
        ("pow2", lambda: a ** 2), ("pow3", lambda: a ** 3), ("sigmoid", lambda: a.sigmoid()), ("exp", lambda: a.exp()),
        ("log", lambda: a.log()), ("sqrt", lambda: a.sqrt()), ("sin", lambda: a.sin()), ("cos", lambda: a.cos()),
        ("isnan", lambda: a.isnan()), ("isfinite", lambda: a.isfinite()), ("any", lambda: a.any()), ("all", lambda: a.all()),
        ("max", lambda: a.max()), ("argmax", lambda: a.argmax()), ("sort", lambda: a.sort()), ("floor", lambda: a.floor()),
        ("ceil", lambda: a.ceil()), ("trunc", lambda: a.trunc()), ("relu", lambda: a.relu()), ("sign", lambda: a.sign()),
        ("int", lambda: a.to(torch.int64)), ("bool", lambda: a.to(torch.bool)), ("half", lambda: a.to(torch.float16)),
        ("add real", lambda: a + torch.ones(2)), ("add double", lambda: a + torch.ones(2, dtype=torch.float64)),
        ("add int", lambda: a + torch.arange(2)), ("truth", lambda: bool(a[1, 0])), ("float()", lambda: float(a[1, 1])),
        ("zeros_like", lambda: torch.zeros_like(a)), ("ones", lambda: torch.ones(2, dtype=d)), ("dtype", lambda: a.abs().dtype),
        ("allclose", lambda: torch.allclose(a, a.clone())), ("in place", lambda: a.clone().mul_(2j)),
        ("set", lambda: a.clone().fill_(1 + 1j)), ("norm", lambda: a.norm()), ("triu", lambda: a.triu()),
    ]:
        attempt(name, f)
