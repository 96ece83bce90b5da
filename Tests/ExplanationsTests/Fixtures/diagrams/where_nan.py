import torch; x = torch.tensor([-1., 4.], requires_grad=True)
mask = x > 0; y = torch.where(mask, torch.sqrt(x), torch.zeros_like(x))
loss = y.sum()
loss.backward()
