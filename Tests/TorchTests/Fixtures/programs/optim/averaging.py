import torch
from torch import nn
from torch.optim.swa_utils import SWALR, AveragedModel, get_ema_avg_fn, get_ema_multi_avg_fn, get_swa_avg_fn, update_bn

torch.manual_seed(0)


def train(average, steps=6, **more):
    torch.manual_seed(0)
    model = nn.Linear(2, 1)
    x, y = torch.randn(10, 2), torch.randn(10, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    schedule = SWALR(opt, 0.05, anneal_epochs=2)
    averaged = average(model)
    for k in range(steps):
        opt.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        opt.step()
        if k >= 1:
            averaged.update_parameters(model)
        schedule.step()
        print("  ", k, loss.item().hex(), [v.hex() for v in averaged.module.weight.flatten().tolist()], averaged.n_averaged)
    print("  ", list(averaged.state_dict()), averaged(x[:2]).shape)


for name, average in (
    ("swa", AveragedModel),
    ("swa avg_fn", lambda m: AveragedModel(m, avg_fn=get_swa_avg_fn())),
    ("ema", lambda m: AveragedModel(m, avg_fn=get_ema_avg_fn(0.9))),
    ("ema multi", lambda m: AveragedModel(m, multi_avg_fn=get_ema_multi_avg_fn(0.9))),
    ("own", lambda m: AveragedModel(m, avg_fn=lambda averaged, new, count: 0.5 * averaged + 0.5 * new)),
):
    print(name)
    train(average)
try:
    AveragedModel(nn.Linear(1, 1), avg_fn=get_swa_avg_fn(), multi_avg_fn=get_ema_multi_avg_fn())
except AssertionError as e:
    print(e)
try:
    get_ema_avg_fn(2)
except ValueError as e:
    print(e)
print(AveragedModel(nn.Linear(2, 1)))
update_bn([torch.ones(2, 2)], nn.Linear(2, 1))
