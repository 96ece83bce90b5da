import torch, torch.nn as nn, torch.nn.functional as F
m = nn.Linear(1, 1, bias=False); v = torch.tensor([2.], requires_grad=True)
torch.nn.utils.vector_to_parameters(v, m.parameters())
x = torch.ones(1, 1, requires_grad=True); y = m(x)
pass
y.sum().backward(); print(x.grad, "true value when y was computed: 2")
