import torch
old = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([old], 0.1)
w = torch.tensor(2.0, requires_grad=True)
v = torch.tensor(1.0, requires_grad=True)
with torch.enable_grad():
    feature = w * 3
loss = (feature * v) ** 2
loss.backward()
print(w.grad, v.grad)
