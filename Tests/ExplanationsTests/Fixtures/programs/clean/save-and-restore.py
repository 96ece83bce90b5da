import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(2, 1); kept = {k: v.clone() for k, v in m.state_dict().items()}; opt = torch.optim.SGD(m.parameters(), 0.1)
opt.zero_grad(); m(torch.randn(3, 2)).pow(2).mean().backward(); opt.step()
m.load_state_dict(kept); print(torch.equal(m.weight, kept["weight"]))
