import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
x, y = torch.randn(8, 3), torch.randn(8, 1)
opt = torch.optim.SGD([{"params": model[0].parameters()}, {"params": model[2].parameters(), "lr": 0.5}], lr=0.1, momentum=0.9)
print(opt)
print(len(opt.param_groups), [g["lr"] for g in opt.param_groups], list(opt.param_groups[0]))
for k in range(4):
    opt.zero_grad()
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    opt.step()
    print(k, loss.item().hex())
    for g in opt.param_groups:
        g["lr"] *= 0.5
extra = torch.zeros(2, requires_grad=True)
opt.add_param_group({"params": extra, "weight_decay": 0.1})
print(len(opt.param_groups), opt.param_groups[2])
extra.grad = torch.ones(2)
opt.step()
print(extra)
print(opt.defaults)
named = torch.optim.Adam(model.named_parameters(), lr=0.1)
print(named.param_groups[0]["param_names"], named.state_dict()["param_groups"])
groups = [{"params": [p for n, p in model.named_parameters() if "bias" in n], "weight_decay": 0.0},
          {"params": [p for n, p in model.named_parameters() if "bias" not in n]}]
adamw = torch.optim.AdamW(groups, lr=0.01)
print(adamw)
for k in range(5):
    adamw.zero_grad(set_to_none=False)
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    adamw.step()
    print(k, f"{loss.item():.4f}")
print([len(g["params"]) for g in adamw.param_groups], {k: len(v) for k, v in adamw.state.items()} is not None, len(adamw.state))
# A parameter without a gradient is left alone and gets no state.
idle, busy = torch.ones(1, requires_grad=True), torch.ones(1, requires_grad=True)
opt = torch.optim.Adam([idle, busy], lr=0.1, weight_decay=1.0)
(busy * 2).sum().backward()
opt.step()
print(idle, busy, len(opt.state), list(opt.state[busy]))
opt.zero_grad()
print(idle.grad, busy.grad)
busy.grad = torch.zeros(1)
opt.step()
print(busy)
busy.grad = torch.ones(1)
opt.zero_grad(set_to_none=False)
print(busy.grad, idle.grad)
gen = (p for p in model.parameters())
opt = torch.optim.SGD(gen, lr=0.1)
print(len(opt.param_groups[0]["params"]), list(gen))
flat = torch.optim.SGD([{"params": extra}], lr=0.1)
print(flat.param_groups[0]["params"], flat.state_dict())
for cls, kw in ((torch.optim.Adagrad, {}), (torch.optim.RMSprop, {}), (torch.optim.Rprop, {}), (torch.optim.Adadelta, {}),
                (torch.optim.NAdam, {}), (torch.optim.RAdam, {}), (torch.optim.Adamax, {}), (torch.optim.LBFGS, {}),
                (torch.optim.ASGD, {}), (torch.optim.Adafactor, {}), (torch.optim.Adam, {}), (torch.optim.SGD, {})):
    print(cls([extra], **kw), cls.__module__, cls)
