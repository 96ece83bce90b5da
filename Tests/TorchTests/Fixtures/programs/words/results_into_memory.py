"""`out=` writes into the memory that is given, also when an operand is in it, is laid out otherwise or has another type."""
import torch

n = 5000
x = torch.arange(float(n)).view(50, 100)
y = x.flip(0)


def told(name, z, before):
    print(name, tuple(z.shape), z.dtype, z.stride(), z.data_ptr() == before, z.sum().item(), z.view(-1)[:3].tolist() if z.is_contiguous() else z[:2, 0].tolist())


for name, call in (("add", lambda z: torch.add(x, y, out=z)), ("alpha", lambda z: torch.add(x, y, alpha=2, out=z)),
                   ("mul", lambda z: torch.mul(x, 2, out=z)), ("sub", lambda z: torch.sub(x, y, out=z)),
                   ("div", lambda z: torch.div(x, y + 1, out=z)), ("exp", lambda z: torch.exp(-x, out=z)),
                   ("turned", lambda z: torch.add(x.t().contiguous().t(), y, out=z)), ("clamp", lambda z: torch.clamp(x, 10, 20, out=z)),
                   ("mm", lambda z: torch.mm(x[:, :50], y[:50], out=z)), ("sigmoid", lambda z: torch.sigmoid(x, out=z)),
                   ("cumsum", lambda z: torch.cumsum(x, 1, out=z)), ("pow", lambda z: torch.pow(x, 2, out=z)),
                   ("where", lambda z: torch.where(x > 5, x, y, out=z)), ("maximum", lambda z: torch.maximum(x, y, out=z))):
    z = torch.zeros(50, 100)
    before = z.data_ptr()
    version = z._version
    returned = call(z)
    told(name, z, before)
    print(returned is z, z._version - version)
z = x.clone()
torch.add(z, z, out=z)
told("itself", z, z.data_ptr())
z = torch.zeros(100, 50).t()
torch.add(x, y, out=z)
told("turned out", z, z.data_ptr())
z = torch.zeros(5000)
view = z.view(50, 100)
torch.mul(x, 3, out=view)
told("view", z, z.data_ptr())
z = torch.zeros(50, 100, dtype=torch.float64)
torch.add(x, y, out=z)
told("double", z, z.data_ptr())
z = torch.zeros(10000)
torch.add(x, y, out=z[:5000].view(50, 100))
told("part", z, z.data_ptr())
z = torch.zeros(50, 100)
kept = torch.add(x, y, out=z)
z.zero_()
print(kept.sum().item())
z = torch.ones(50, 100)
try:
    torch.add(x, torch.ones(7), out=z)
except RuntimeError as error:
    print(error)
print(z.sum().item())
