import torch
import torch.nn as nn
import copy


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
weight = net[0].weight
net(torch.randn(3, 2)).sum().backward()
print(net.double() is net, net[0].weight is weight, weight.dtype, weight.grad.dtype, net[1].running_mean.dtype, net[1].num_batches_tracked.dtype)
print(net.half()[0].weight.dtype, net.bfloat16()[0].bias.dtype, net.float()[1].running_var.dtype)
print(net.to(torch.float64)[0].weight.dtype, net.to("cpu")[0].weight.dtype, net.to("cpu", torch.float32)[0].weight.dtype, net.to(torch.ones(1, dtype=torch.float64))[0].weight.dtype)
print(net.to(dtype=torch.float32)[0].weight.dtype, net.cpu() is net, net.type(torch.float64)[0].weight.dtype)
attempt(lambda: net.to(torch.int64))
attempt(lambda: net.to("cuda"))
attempt(lambda: net.cuda())
net.float()
twin = copy.deepcopy(net)
print(twin, torch.equal(twin[0].weight, net[0].weight), twin[0].weight is net[0].weight, twin[0].weight.grad)
with torch.no_grad():
    twin[0].weight.zero_()
print(net[0].weight, twin[0].weight.requires_grad)
shared = nn.Linear(2, 2)
tied = copy.deepcopy(nn.ModuleList([shared, shared]))
print(tied[0] is tied[1], len(list(tied.parameters())))
leaf = torch.ones(2, requires_grad=True)
leaf.grad = torch.full((2,), 3.0)
print(copy.deepcopy(leaf), copy.deepcopy(leaf).grad, copy.deepcopy([leaf, leaf])[0])
attempt(lambda: copy.deepcopy(leaf * 2))
print([type(m).__name__ for m in nn.ModuleList([copy.deepcopy(nn.Linear(1, 1)) for _ in range(2)])])
shallow = copy.copy(net)
print(shallow[0] is net[0])
parallel = nn.DataParallel(nn.Linear(2, 1))
print(parallel, parallel(torch.ones(1, 2)).shape, list(parallel.state_dict()))
net._apply(lambda t: t * 2 if t.is_floating_point() else t)
print(net[1].weight)
