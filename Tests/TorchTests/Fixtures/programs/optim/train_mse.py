import torch
import torch.nn as nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(20, 32)
        self.l2 = nn.Linear(32, 5)

    def forward(self, x):
        return self.l2(F.relu(self.l1(x)))

torch.manual_seed(11)
x, y = torch.randn(50, 20), torch.randn(50, 5)
net = MLP()
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-4)
for epoch in range(300):
    loss = F.mse_loss(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(epoch, loss.item().hex())
print(opt)
