import torch
import torch.nn.functional as F

x = torch.zeros(2, 3)
target = torch.tensor([0, 1])
for loss in (F.nll_loss, F.cross_entropy):
    try:
        print(loss(x, target, weight=torch.ones(3, dtype=torch.float64)))
    except RuntimeError as error:
        print(loss.__name__, error)
print(F.nll_loss(x.double(), target, weight=torch.ones(3, dtype=torch.float64)))
