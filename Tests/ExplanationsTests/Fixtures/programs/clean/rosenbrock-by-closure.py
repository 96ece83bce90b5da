import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
x = torch.tensor([-1.0, 1.0], requires_grad=True)
opt = torch.optim.LBFGS([x], lr=0.5)
def closure():
    opt.zero_grad()
    loss = (1 - x[0]) ** 2 + 5 * (x[1] - x[0] ** 2) ** 2
    loss.backward()
    return loss
for i in range(3):
    opt.step(closure)
print(x.grad is not None)
