import torch
w = torch.tensor(1.0, requires_grad=True)
parts = [w * i for i in range(8000)]
loss = torch.stack(parts).sum()
loss.backward()
print(w.grad)
