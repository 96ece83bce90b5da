import torch
z = torch.tensor([200.0, 0.0], requires_grad=True)
p = torch.softmax(z, 0)
loss = -torch.log(p)[1]
loss.backward()
print(loss, z.grad)
