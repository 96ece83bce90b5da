import torch
from torch.func import functional_call
torch.manual_seed(0)
class Tied(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a = torch.nn.Linear(2, 2, bias=False)
        self.b = torch.nn.Linear(2, 2, bias=False)
        self.b.weight = self.a.weight
        self.register_buffer("shift", torch.zeros(2))
    def forward(self, x, scale=1.):
        return self.b(self.a(x)) * scale + self.shift
m = Tied()
x = torch.ones(1, 2)
w = torch.eye(2) * 2
print(functional_call(m, {"a.weight": w}, (x,)))
print(functional_call(m, {"a.weight": w}, x, tie_weights=False).shape)
print(functional_call(m, ({"a.weight": w}, {"shift": torch.ones(2)}), (x,), {"scale": 3.}))
print(functional_call(m, {"a.weight": w, "shift": torch.ones(2)}, x, kwargs={"scale": 2.}))
print(m.shift, m.a.weight is m.b.weight)
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
run(lambda: functional_call(m, {"nothing": w}, (x,)))
run(lambda: functional_call(m, {"a.weight": w}, (x,), strict=True))
run(lambda: functional_call(m, {"a.weight": w, "other": w}, (x,), strict=True))
run(lambda: functional_call(m, w, (x,)))
run(lambda: functional_call(m, {"a.weight": torch.ones(3, 3)}, (x,)))
run(lambda: functional_call(m, ({"a.weight": w}, {"a.weight": w}), (x,)))
print(torch.equal(m.a.weight, m.b.weight))
