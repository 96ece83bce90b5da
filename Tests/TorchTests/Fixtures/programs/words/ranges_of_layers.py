import torch
import torch.nn.functional as F


def say(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


x = torch.arange(12.).reshape(4, 3)
for rest in ((4,), (2, 2, 2), (2, 0), (0,), (2, -1), (2, 1, -1), (2, 1, 0, 0), (2, 1, 0, 3)):
    say(lambda: F.max_pool1d(x, *rest))
say(lambda: F.max_pool1d(x[0], 2, 0))
for bound in (-1, -0.5, float("nan"), float("inf")):
    say(lambda: F.softshrink(x, bound))
    say(lambda: F.softshrink(x.double(), bound))
say(lambda: F.unfold(torch.ones(1, 1, 2, 2), 3, dilation=2, stride=2))
say(lambda: F.rrelu(x, 0.5, 0.1))
say(lambda: F.rrelu(x, float("nan"), 0.1))
say(lambda: F.multi_margin_loss(x, torch.zeros(4, dtype=torch.long), p=3))
say(lambda: F.ctc_loss(torch.zeros(5, 1, 4), torch.tensor([[1, 2]]), (6,), (2,)))
say(lambda: x.long().round(decimals=1))
say(lambda: x.norm("foo"))
y = x + 1
w = torch.arange(1., 13.).reshape(4, 3)
for loss in (F.mse_loss, F.l1_loss, F.huber_loss):
    for reduction in ("mean", "sum", "none"):
        say(lambda: loss(x.clone().requires_grad_(), y * 2, weight=w, reduction=reduction))
    say(lambda: loss(x, y, weight=w[0]))
    say(lambda: loss(x, y, weight=3))
