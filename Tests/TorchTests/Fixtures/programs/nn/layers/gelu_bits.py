# GELU to the last bit where erf is past a half, and at the ends; a single element, and spread-out memory, go another way.
import torch
import torch.nn.functional as F

x = torch.cat([torch.linspace(-5, -1, 67), torch.linspace(1, 4.9, 41), torch.linspace(-8, -5.6, 9)])
for row in F.gelu(x).view(torch.int32).view(-1, 9).tolist():
    print(row)
print(F.gelu(torch.tensor([-6.0, 0.0, -0.0, float("inf"), float("-inf"), float("nan"), 3e38, -3e38, 1e-45])))
print(F.gelu(torch.tensor([-3.0])), F.gelu(torch.tensor(-4.5)).item(), torch.nn.GELU()(torch.tensor([[2.0, -2.0]])))
print(F.gelu(torch.tensor([-3.0, -4.5])), F.gelu(torch.tensor([[-3.0, 1.0], [-4.5, 2.0]]).t()))
