import numpy as np
import torch
t = torch.arange(6, dtype=torch.float32).reshape(2, 3)
a = t.numpy()
print(a, a.dtype, a.T, a.sum(axis=0), a[1, ::-1], np.exp(a[0]), a.mean(), repr(a))
b = torch.from_numpy(np.ascontiguousarray(a.T))
print(b, b.shape, torch.tensor(a.tolist()), torch.tensor(a * 2), torch.from_numpy(a.astype(np.float64)))
a += 1
print(t)
t *= 10
print(a)
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = (x ** 2).sum()
y.backward()
print(x.grad.numpy(), x.detach().numpy(), y.item(), float(y), np.array(x.grad), x.tolist())
losses = [torch.tensor(0.5), torch.tensor(0.25)]
print(np.array([l.item() for l in losses]), np.mean([l.item() for l in losses]), torch.tensor(np.mean([1.0, 2.0])), torch.tensor(np.arange(4).reshape(2, 2) / 2).dtype)
m = torch.tensor([True, False]).numpy()
print(m, m.dtype, torch.from_numpy(np.array([True, False])), torch.tensor(np.int64(3)) + 1, torch.zeros(2, 2).numpy() + np.eye(2), np.asarray(torch.tensor([1, 2])) * 2)
