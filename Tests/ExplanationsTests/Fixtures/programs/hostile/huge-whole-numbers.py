import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
n = int((w * 3).sum().item()) ** 400
print(len(str(n)))
scale = float(n % 1000003)
loss = (w * scale).sum() * (2 ** 60)
loss.backward()
print(w.grad)
