import torch
import torch.nn as nn


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        shared = nn.Linear(2, 2)
        self.a = shared
        self.b = nn.Sequential(shared, nn.ReLU())
        self.none = None
        self.c = nn.ModuleDict({"x": nn.Linear(2, 1, bias=False)})
        self.tied = shared.weight


net = Net()
print([name for name, _ in net.named_modules()], [name for name, _ in net.named_modules(remove_duplicate=False)])
print([name for name, _ in net.named_children()], len(list(net.modules())), len(list(net.children())))
print([name for name, _ in net.named_parameters()], [name for name, _ in net.named_parameters(remove_duplicate=False)])
print([name for name, _ in net.named_parameters(prefix="net")], [name for name, _ in net.named_parameters(recurse=False)])
print(sum(p.numel() for p in net.parameters()), list(net.buffers()), list(nn.BatchNorm1d(1).named_buffers(prefix="p")))
print(net.get_submodule("b.1"), net.get_submodule("") is net, net.get_parameter("c.x.weight").shape, nn.BatchNorm1d(2).get_buffer("running_mean"))
attempt(lambda: net.get_submodule("b.7"))
attempt(lambda: net.get_submodule("a.weight"))
attempt(lambda: net.get_parameter("a.nothing"))
attempt(lambda: net.get_parameter("a.in_features"))
attempt(lambda: net.get_buffer("a.weight"))
net.set_submodule("b.1", nn.Tanh())
print(net.b[1])
visited = []
print(net.apply(lambda m: visited.append(type(m).__name__)) is net, visited)
print(net.train(False) is net, [m.training for m in net.modules()], net.eval().train().training)
attempt(lambda: net.train(1))


class Frozen(nn.Sequential):
    def train(self, mode=True):
        super().train(mode)
        self[0].eval()
        return self


outer = nn.Sequential(Frozen(nn.Dropout(), nn.ReLU()), nn.Dropout())
outer.train()
print([m.training for m in outer.modules()])
print(all(not p.requires_grad for p in net.requires_grad_(False).parameters()))
net.requires_grad_()
net.a(torch.ones(1, 2)).sum().backward()
print(net.a.weight.grad is not None, net.zero_grad(), net.a.weight.grad)
net.a(torch.ones(1, 2)).sum().backward()
net.zero_grad(set_to_none=False)
print(net.a.weight.grad)


@torch.no_grad()
def init_weights(m):
    if type(m) == nn.Linear:
        m.weight.fill_(1.0)
        print(m.weight)


chain = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
chain.apply(init_weights)
print(dict(chain.named_parameters()).keys(), chain)


def randomise(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight)


torch.manual_seed(3)
chain.apply(randomise)
print(chain[0].weight, chain[1].weight)
