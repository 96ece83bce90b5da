import numpy as np
import torch
a = np.array([1.0, 2.0, 3.0])
t = torch.from_numpy(a)
a[0] = 10
print(t, t.dtype)
t[1] = 20
print(a)
u = torch.tensor(a)
a[2] = 30
print(u, a)
x = torch.arange(4.0)
n = x.numpy()
n[0] = 5
x[1] = 7
print(x, n, n.dtype, type(n), n.shape)
print(torch.tensor(np.float32(1.5)), torch.tensor(np.int32(3)), torch.tensor([np.float64(1), np.float64(2)]), torch.as_tensor(a), torch.tensor(np.arange(3)), torch.tensor(np.array([True, False])), torch.tensor(np.array([1, 2], dtype=np.uint8)))
print(torch.as_tensor(a).data_ptr() == torch.from_numpy(a).data_ptr(), torch.tensor(a, dtype=torch.float32), torch.from_numpy(np.ones((2, 3), dtype=np.float32)).shape)
y = torch.ones(2, requires_grad=True)
try:
    y.numpy()
except RuntimeError as e:
    print(e)
print(y.detach().numpy(), (y * 2).detach().numpy(), torch.ones(2, 3).numpy().T.shape, torch.tensor(5).numpy(), repr(torch.tensor([1, 2]).numpy()))
try:
    torch.from_numpy(a[::-1])
except ValueError as e:
    print(e)
print(torch.from_numpy(a[::-1].copy()), torch.from_numpy(a[::2]), torch.from_numpy(np.arange(6).reshape(2, 3).T).stride())
try:
    torch.from_numpy([1, 2])
except TypeError as e:
    print(e)
try:
    torch.from_numpy(np.array(['a']))
except TypeError as e:
    print(e)
print(np.array(torch.tensor([1, 2])), np.asarray(torch.ones(2)), np.sqrt(torch.tensor([4.0]).numpy()), torch.ones(2) * np.float64(2), torch.ones(2) + np.int64(1), torch.tensor([1.0, 2.0])[np.array([1, 0])], torch.ones(3)[np.int64(0)])
print(torch.tensor([[1, 2], [3, 4]]).numpy().sum(axis=0), np.allclose(torch.ones(2).numpy(), 1), torch.tensor(np.random.RandomState(0).rand(2, 2)), float(np.float32(0.5)), torch.full((2,), np.float64(3)), torch.linspace(0, 1, 3).numpy())
print(torch.ones(2) * np.array([1.0, 2.0]), torch.tensor([1., 2.]).numpy() @ np.ones(2), torch.zeros(2).numpy().tolist(), torch.ones(1).numpy().item())
