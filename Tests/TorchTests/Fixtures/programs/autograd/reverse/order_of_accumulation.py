import torch
x = torch.tensor([0.1, 0.2, 0.3], requires_grad=True)
y = x * 3
z = y.exp() + y.sin() * x + (y * x).cos() + x / (y + 1)
z.sum().backward()
print([v.hex() for v in x.grad.double().tolist()])
w = torch.tensor(0.7, requires_grad=True)
s = 0
for k in range(1, 8):
    s = s + (w * k).sin() * w
s.backward()
print(w.grad.item().hex())
