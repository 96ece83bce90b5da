import numpy as np
import torch
a = np.array([[1.0, 2.0], [3.0, 4.0]])
w = torch.tensor(a, dtype=torch.float32, requires_grad=True)
loss = (w * torch.from_numpy(a).float()).sum()
loss.backward()
print(w.grad, loss, torch.as_tensor(a).dtype, torch.as_tensor([1, 2]), torch.is_tensor(a), isinstance(w.detach().numpy(), np.ndarray))
print(torch.stack([torch.from_numpy(r) for r in a]), torch.tensor(np.array([1, 2], dtype=np.int32)).dtype, torch.tensor(np.float64(1.5)).dtype, torch.FloatTensor(a.tolist()), torch.Tensor(a.tolist()).dtype)
print(torch.linspace(0, 1, 5).numpy(), torch.eye(2).numpy(), torch.arange(3).numpy().dtype, torch.rand(2, 2).numpy().shape, np.allclose(torch.ones(2, 2) .numpy() @ a, np.ones((2, 2)) @ a))
idx = np.array([1, 0])
print(torch.tensor([10, 20])[idx], torch.eye(2)[torch.from_numpy(idx)], w.detach().numpy()[idx], torch.tensor([1.0, 2.0]) + torch.from_numpy(np.ones(2)), (torch.ones(2) * np.pi), torch.tensor(3) * np.float32(2))
