import torch, torch.nn as nn, torch.nn.functional as F

x = torch.tensor([[2.0, -1.0]], requires_grad=True)
linear = nn.Linear(2, 2, bias=False)
with torch.no_grad():
    linear.weight.copy_(torch.eye(2))
relu = nn.ReLU(inplace=True)
h = linear(x)
print(relu(h), h)
h.sum().backward()
print(x.grad)
h = linear(x)
print("residual in place", (h + torch.relu_(h)).tolist())
h = linear(x)
print("residual", (h + torch.relu(h)).tolist())
s = torch.sigmoid(linear(x))
try:
    relu(s).sum().backward()
except RuntimeError as error:
    print("error", error)
