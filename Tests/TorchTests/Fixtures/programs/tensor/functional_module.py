# `torch.functional` has some of torch's functions, and the functions of layers under the name that many programs use.
import torch
import torch.functional
from torch.functional import F, einsum, tensordot, unique

print(F is torch.nn.functional, F.relu(torch.tensor([-1.0, 2.0])))
print(einsum("i,i->", torch.ones(3), torch.ones(3)), tensordot(torch.ones(2, 2), torch.ones(2, 2), dims=2))
print(unique(torch.tensor([2, 1, 2])), torch.functional.norm(torch.tensor([3.0, 4.0])))
print(hasattr(torch.functional, "relu"))
