import torch
w = torch.tensor([0.4, 1.6], requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for step in range(2):
    opt.zero_grad()
    quantised = (w + (w.round() - (w)).detach())
    loss = (quantised - 1).pow(2).sum()
    loss.backward()
    opt.step()
print(w)
