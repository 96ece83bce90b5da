# Conversions to the smaller integers, and functions that no other program calls.
import torch

x = torch.tensor([-129.5, -1.9, 0.5, 127.0, 3.2])
print(x[1:].char(), x.short(), x[1:].to(torch.int8).short(), torch.tensor([300, -300]).char())
print(torch.special.ndtr(torch.tensor([-1.0, 0.0, 1.0])), torch.special.ndtr(torch.tensor([2.0], dtype=torch.float64)))
a = torch.zeros(3, 3)
print(torch.as_strided_scatter(a, torch.ones(2, 2), (2, 2), (1, 2)), a.as_strided_scatter(torch.ones(2), (2,), (4,), 1))
