import torch
torch.manual_seed(0)
w = torch.tensor([1., 2.], requires_grad=True)
vel = torch.zeros(2)
for i in range(80):
    loss = (w ** 4).sum()
    loss.backward()
    vel = 0.9 * vel - 0.01 * w.grad
    w.data += vel
    w.grad.zero_()
loss = (w ** 4).sum()
loss.backward()
