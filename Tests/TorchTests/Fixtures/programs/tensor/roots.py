# The reference's square root of single-precision tensors, bit for bit: in a fifth of the cases not the correctly rounded
# one. Doubles near by, half types and whatever is no normal number are rounded correctly.
import math

import torch


def bits(t):
    return [v.hex() for v in t.double().flatten().tolist()]


torch.manual_seed(0)
x = torch.rand(40) * 3 + 1
print(bits(x.sqrt()))
print(bits(torch.sqrt(x * 1e-20)), bits((x * 1e30) ** 0.5))
exact = torch.tensor([math.sqrt(v) for v in x.tolist()])
print((x.sqrt() != exact).sum(), (x.half().sqrt() == x.half().double().sqrt().half()).all())
print(bits(torch.tensor([0.0, -0.0, 1e-40, 1.1754943508222875e-38, math.inf, 3.4e38, 3.402e38, 4.0, 2.0, 3.0]).sqrt()))
print(torch.tensor([-1.0, math.nan, -math.inf]).sqrt())
y = x.clone().requires_grad_()
y.sqrt().sum().backward()
print(bits(y.grad))
z = x.clone()
z.sqrt_()
print(torch.equal(z, x.sqrt()), bits(torch.arange(12).sqrt()), bits(x.view(4, 10).t()[::2, 1].sqrt()))
print(bits(x.rsqrt()[:6]), bits(x.view(4, 10).std(1)), bits(x.view(4, 10).norm(dim=0)))
total = torch.tensor(0.0)
for v in x:
    total += v.sqrt()
print(total.item().hex())
