import torch
g = torch.tensor(0.5, requires_grad=True)
c = torch.tensor(1.5, requires_grad=True)
fake = g * 2
critic_loss = (c * fake - 1) ** 2
critic_loss.backward()
print(c.grad, g.grad)
