import torch, torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = torch.nn.ModuleList([nn.Linear(2, 2) for _ in range(2)])
        self.out = nn.Linear(2, 1)
    def forward(self, x):
        for layer in self.layers:
            x = torch.tanh(layer(x))
        return self.out(x)
net = Net()
loss = net(torch.ones(1, 2)).sum()
loss.backward()
print(net.layers[0].weight.grad is not None, [name for name, _ in net.named_parameters()])
