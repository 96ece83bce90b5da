import torch
from torch import nn

class Block(nn.Module):
    def __init__(self, width, act=None):
        super().__init__()
        self.linear = nn.Linear(width, width, bias=False)
        self.act = act or nn.ReLU()

    def forward(self, x):
        return x + self.act(self.linear(x))

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3, 4)
        self.blocks = nn.Sequential(Block(4), Block(4, nn.Tanh()))
        self.scale = nn.Parameter(torch.ones(1))
        self.last = nn.Linear(4, 1)
        self.name = "net"

    def forward(self, x):
        return self.last(self.blocks(self.first(x))) * self.scale

torch.manual_seed(0)
net = Net()
print(net)
print(nn.Linear(2, 3), nn.ReLU(), nn.ReLU(inplace=True), nn.Tanh(), nn.Sigmoid(), nn.MSELoss(), nn.Identity())
for name, p in net.named_parameters():
    print(name, tuple(p.shape), p.requires_grad)
print([n for n, _ in net.named_modules()])
print([n for n, _ in net.named_children()])
print(net(torch.ones(2, 3)))
print(sum(p.numel() for p in net.parameters()))
print(net.training, net.eval().training, net.train().training)
print(list(net.state_dict().keys()))
print(net.state_dict()["first.weight"])
print(len(net.blocks), net.blocks[1], net.blocks[-1].act)
print(isinstance(net, nn.Module), isinstance(net.first, nn.Linear), type(net).__name__)
print(net.first.weight.shape, net.first.in_features, net.first.bias)
