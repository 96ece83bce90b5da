import torch, torch.nn as nn, torch.nn.functional as F
from torch.nn.utils import parameters_to_vector
m = nn.Linear(2, 1); pv = parameters_to_vector(m.parameters())   # has a grad_fn, but is a RESULT of the parameters
loss = m(torch.ones(1, 2)).sum()
loss.backward(); print(pv.grad)
torch.autograd.grad(m(torch.ones(1, 2)).sum(), pv)
