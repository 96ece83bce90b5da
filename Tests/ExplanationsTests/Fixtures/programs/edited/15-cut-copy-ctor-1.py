import torch, torch.nn as nn, torch.nn.functional as F
a = torch.tensor(2.0, requires_grad=True); b = torch.tensor(3.0, requires_grad=True)
print(torch.stack([a * 2, b]).requires_grad, torch.tensor(a * 2).requires_grad)
print(torch.stack([a * 2, b]).requires_grad, torch.as_tensor(a * 2).requires_grad)
print(torch.linspace(a, b, 3).requires_grad)   # tensor endpoints accepted, history dropped
