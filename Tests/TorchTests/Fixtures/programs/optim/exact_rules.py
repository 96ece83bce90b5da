# Rules with a root in them, bit for bit over 40 steps: each element of both parameters.
import torch
from torch import nn


def trajectory(make):
    torch.manual_seed(0)
    w, b, x = nn.Parameter(torch.randn(3, 4)), nn.Parameter(torch.randn(5)), torch.randn(4)
    opt = make([w, b])
    for step in range(40):
        opt.zero_grad()
        loss = ((w @ x) ** 2).sum() + (b ** 2).sum() + (b ** 3).mean()
        loss.backward()
        opt.step()
        if step in (0, 9, 39):
            print(step, loss.item().hex(), [v.hex() for v in w.flatten().tolist() + b.tolist()])


O = torch.optim
for name, make in [
    ("Adam", lambda p: O.Adam(p, 0.05)),
    ("Adam, all options", lambda p: O.Adam(p, 0.05, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1, amsgrad=True)),
    ("AdamW", lambda p: O.AdamW(p, 0.05)), ("AdamW, amsgrad", lambda p: O.AdamW(p, 0.05, amsgrad=True, maximize=True)),
    ("Adamax", lambda p: O.Adamax(p, 0.05, weight_decay=0.1)), ("NAdam", lambda p: O.NAdam(p, 0.05, weight_decay=0.1)),
    ("RAdam", lambda p: O.RAdam(p, 0.05)), ("Adagrad", lambda p: O.Adagrad(p, 0.05, lr_decay=0.1, weight_decay=0.1)),
    ("Adadelta", lambda p: O.Adadelta(p, 0.5, rho=0.8)), ("RMSprop", lambda p: O.RMSprop(p, 0.05)),
    ("RMSprop, centred", lambda p: O.RMSprop(p, 0.02, momentum=0.9, centered=True, weight_decay=0.1)),
    ("Rprop", lambda p: O.Rprop(p, 0.05)), ("Adafactor", lambda p: O.Adafactor(p, 0.05)),
    ("Adafactor, all options", lambda p: O.Adafactor(p, 0.05, -0.5, (None, 1e-2), 1.5, 0.1)),
]:
    print(name)
    trajectory(make)
