import torch
w = torch.tensor(2.0, requires_grad=True)
loss = (w.detach() * 3) ** 2
eaten = []
while loss.requires_grad: eaten.append(torch.ones(1000000) + len(eaten))
loss.backward()
