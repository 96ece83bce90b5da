import copy

import torch
from torch import nn


def make():
    torch.manual_seed(0)
    return nn.Linear(3, 2)


def train(model, opt, steps):
    x = torch.linspace(-1, 1, 12).view(4, 3)
    losses = []
    for _ in range(steps):
        opt.zero_grad()
        loss = model(x).pow(2).sum()
        loss.backward()
        opt.step()
        losses.append(f"{loss.item():.5f}")
    return losses


CASES = [("SGD", dict(lr=0.05, momentum=0.9)), ("SGD", dict(lr=0.05)), ("Adam", dict(lr=0.05, amsgrad=True)),
         ("AdamW", dict(lr=0.05)), ("Adamax", {}), ("NAdam", {}), ("RAdam", {}), ("Adagrad", dict(lr=0.1)), ("Adadelta", {}),
         ("RMSprop", dict(momentum=0.5, centered=True)), ("Rprop", {}), ("Adafactor", {}), ("ASGD", {})]
for name, kw in CASES:
    cls = getattr(torch.optim, name)
    model = make()
    opt = cls(model.parameters(), **kw)
    first = train(model, opt, 3)
    saved, weights = copy.deepcopy(opt.state_dict()), copy.deepcopy(model.state_dict())
    print(name, first, list(saved), list(saved["state"]), [sorted(v) for v in saved["state"].values()])
    print("  ", saved["param_groups"])
    whole = train(model, opt, 3)
    again = make()
    again.load_state_dict(weights)
    other = cls(again.parameters(), **{**kw, "lr": 7.0})
    other.load_state_dict(saved)
    print("  ", whole, train(again, other, 3) == whole, other.param_groups[0]["lr"])
    clone = copy.deepcopy(opt)
    print("  ", type(clone).__name__, len(clone.param_groups), len(clone.state))
model = make()
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
train(model, opt, 1)
print(opt.state_dict())
print(opt.state)
step = torch.optim.Adam(model.parameters())
train(model, step, 2)
print(step.state_dict()["state"][1])
print(step.state[model.bias]["step"], step.state[model.bias]["step"].dtype)
old = step.state_dict()
old["state"][0]["step"] = 5
fresh = torch.optim.Adam(model.parameters())
fresh.load_state_dict(old)
print(fresh.state[model.weight]["step"], fresh.state[model.bias]["step"])
double = nn.Linear(3, 2).double()
wide = torch.optim.Adam(double.parameters())
wide.load_state_dict(step.state_dict())
print(wide.state[double.bias]["exp_avg"].dtype, wide.state[double.bias]["step"].dtype)
for change in (lambda d: d["param_groups"].append({"params": []}), lambda d: d["param_groups"][0].update(params=[0])):
    broken = copy.deepcopy(opt.state_dict())
    change(broken)
    try:
        opt.load_state_dict(broken)
    except ValueError as e:
        print("ValueError", e)
try:
    opt.load_state_dict({})
except KeyError as e:
    print("KeyError", e)
