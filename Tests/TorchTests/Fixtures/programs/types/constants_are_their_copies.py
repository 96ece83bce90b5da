# Element types, devices and layouts are their own copies; a generator's copy goes on by itself.
import copy

import torch

for constant in [torch.float32, torch.device("cpu"), torch.strided, torch.contiguous_format, torch.Size([1, 2])]:
    print(copy.copy(constant), copy.deepcopy(constant), copy.deepcopy({"kept": [constant]}))
    print(copy.copy(constant) == constant, copy.deepcopy(constant) == constant)
generator = torch.Generator().manual_seed(3)
torch.rand(2, generator=generator)
other = copy.deepcopy(generator)
print(torch.rand(2, generator=generator), torch.rand(2, generator=other))
