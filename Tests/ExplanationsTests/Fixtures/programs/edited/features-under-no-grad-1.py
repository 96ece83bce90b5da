import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(2, 4)
        self.head = nn.Linear(4, 1)
    def forward(self, x):
        with torch.enable_grad():
            h = torch.relu(self.body(x))
        return self.head(h)
net = Net()
opt = torch.optim.SGD(net.parameters(), 0.1)
for i in range(3):
    loss = net(torch.ones(2, 2)).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(net.body.weight.grad)
