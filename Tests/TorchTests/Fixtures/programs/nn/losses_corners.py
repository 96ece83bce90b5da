# Corners of the losses: weights with smoothing and ignored targets, the reference's gradient of CTC, targets that cannot
# have gradients, margins to the last bit.
import torch
import torch.nn.functional as F
from torch import nn


def bits(t):
    return [v.hex() for v in t.detach().flatten().tolist()]


torch.manual_seed(0)
scores, target = torch.randn(4, 6, requires_grad=True), torch.tensor([0, 3, 5, 1])
weight = torch.arange(1.0, 7.0)
for options in (
    dict(weight=weight, label_smoothing=0.2), dict(label_smoothing=0.2, ignore_index=3), dict(weight=weight, ignore_index=3),
    dict(weight=weight, label_smoothing=0.2, ignore_index=3), dict(weight=weight, label_smoothing=0.2, reduction="sum"),
    dict(weight=weight, label_smoothing=0.2, ignore_index=5, reduction="none"),
):
    scores.grad = None
    loss = F.cross_entropy(scores, target, **options)
    loss.sum().backward()
    print(sorted(options), loss, loss.grad_fn.name(), scores.grad)
padded = torch.tensor([0, -100, 5, -100])
print(F.cross_entropy(scores, padded, weight, label_smoothing=0.1))
torch.manual_seed(1)
paths = torch.randn(12, 2, 5).log_softmax(2).requires_grad_()
labels, times, lengths = torch.tensor([[1, 2, 3], [2, 2, 4]]), torch.tensor([12, 10]), torch.tensor([3, 2])
for reduction in ("mean", "sum", "none"):
    paths.grad = None
    loss = F.ctc_loss(paths, labels, times, lengths, reduction=reduction)
    loss.sum().backward()
    print(reduction, loss, paths.grad[:2], paths.grad[10:])
model = nn.Linear(3, 5)
x = torch.randn(12, 2, 3)
opt = torch.optim.SGD(model.parameters(), lr=0.5)
for step in range(6):
    opt.zero_grad()
    loss = nn.CTCLoss()(model(x).log_softmax(2), labels, times, lengths)
    loss.backward()
    opt.step()
    print(step, loss)
print(F.ctc_loss(paths[:1, :1], torch.tensor([[1, 2]]), torch.tensor([1]), torch.tensor([2]), reduction="none"),
      F.ctc_loss(paths[:1, :1], torch.tensor([[1, 2]]), torch.tensor([1]), torch.tensor([2]), zero_infinity=True))
for loss in (nn.MultiMarginLoss(), nn.MultiMarginLoss(p=2, margin=0.5, weight=weight), nn.MultiMarginLoss(reduction="none")):
    scores.grad = None
    value = loss(scores, target)
    value.sum().backward()
    print(loss, bits(value), [abs(v) for v in scores.grad.flatten().tolist()][:6])
value = nn.MultiLabelMarginLoss(reduction="none")(scores, torch.tensor([[0, 2, -1, 0, 0, 0]] * 4))
print(bits(value))
try:
    nn.SoftMarginLoss()(scores, torch.ones(4, 6, requires_grad=True))
except RuntimeError as error:
    print(error)
