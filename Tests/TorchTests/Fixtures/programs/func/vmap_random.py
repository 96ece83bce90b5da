import torch
from torch.func import vmap
x = torch.zeros(3, 2)
torch.manual_seed(0)
print(vmap(lambda a: a + torch.rand(2), randomness="different")(x))
torch.manual_seed(0)
print(torch.rand(3, 2))
torch.manual_seed(0)
print(vmap(lambda a: a + torch.randn(2), randomness="same")(x))
torch.manual_seed(0)
print(vmap(lambda a: torch.nn.functional.dropout(a + 1, 0.5), randomness="different")(x))
