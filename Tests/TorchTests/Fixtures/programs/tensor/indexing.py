import torch

t = torch.arange(24).reshape(2, 3, 4)
print(t)
print(t[0], t[1, 2], t[1, 2, 3], t[:, 1], t[..., -1])
print(t[0, ::2], t[:, None].shape, t[0, 1:, 1:3])
print(t[t > 20], t[[0, 1], [1, 2]])
f = torch.zeros(3, 3)
f[0] = 1
f[1, 1] = 5.5
f[:, 2] = torch.tensor([7.0, 8.0, 9.0])
f[f > 7] = -1
print(f)
print(f.t(), f.T.shape, f.transpose(0, 1).is_contiguous(), f.view(9), f.reshape(-1))
for row in f:
    print(row)
print(len(f), f.size(), f.size(0), f.shape[1], f.dim(), f.ndim, f.numel())
print(f[1][1].item(), f.tolist(), f.sum(dim=0), f.sum(1, keepdim=True))
try:
    f[5]
except IndexError as e:
    print(e)
try:
    f.view(4, 2)
except RuntimeError as e:
    print(e)
a, b = torch.ones(2, 2), torch.zeros(2, 2)
print(torch.cat([a, b]), torch.cat((a, b), dim=1), torch.stack([a, b]).shape)
print(a.unsqueeze(0).shape, a[None].squeeze(0).shape, a.expand(3, 2, 2).shape)
print(torch.chunk(torch.arange(7), 3), torch.arange(6).split([1, 2, 3]))
