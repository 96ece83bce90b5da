import torch
from torch import nn

class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.tensor([1.0, 2.0]))
        self.register_buffer("offset", torch.tensor([0.5]))
        self.register_parameter("extra", None)
        self.shared = self.w

m = M()
print([n for n, _ in m.named_parameters()], [n for n, _ in m.named_buffers()], m.extra)
print(m.state_dict())
try:
    m.w = torch.ones(2)
except TypeError as e:
    print(e)
try:
    m.missing
except AttributeError as e:
    print(e)
m.w = None
print(m.w, [n for n, _ in m.named_parameters()])

class Bad(nn.Module):
    def __init__(self):
        self.w = nn.Parameter(torch.ones(1))

try:
    Bad()
except AttributeError as e:
    print(e)

class NoForward(nn.Module):
    pass

try:
    NoForward()(1)
except NotImplementedError as e:
    print(e)
m2 = M()
m2.load_state_dict({"w": torch.tensor([5.0, 6.0]), "shared": torch.tensor([5.0, 6.0]), "offset": torch.tensor([1.0])})
print(m2.w, m2.offset)
try:
    nn.Linear(2, 2).load_state_dict({})
except RuntimeError as e:
    print(e)
for p in m2.parameters():
    p.requires_grad_(False)
print([p.requires_grad for p in m2.parameters()])
del m2.w
print([n for n, _ in m2.named_parameters()])
m2.add_module("child", nn.Linear(1, 1))
print(m2)
print(m2.get_parameter("child.weight").shape, m2.get_submodule("child"))
