import torch
w = torch.tensor(3.0, requires_grad=True)
total = torch.tensor(0.0)
for i in range(500):
    y = w.reshape(1, 1, 1).squeeze().unsqueeze(0)[0].view(()).expand(2, 2).sum()
    total = total + y.round() + float(y)
total.backward()
print(w.grad)
w.detach().numpy()[()] = 4.0
print(w)
