import torch, torch.nn as nn, torch.nn.functional as F
from torch.nn.utils import parameters_to_vector, vector_to_parameters
torch.manual_seed(0)
m = nn.Linear(2, 1); best = parameters_to_vector(m.parameters()).detach().clone()
opt = torch.optim.SGD(m.parameters(), 0.1)
opt.zero_grad(); m(torch.randn(3, 2)).pow(2).mean().backward(); opt.step()
vector_to_parameters(best, m.parameters()); print(m.weight.shape)
