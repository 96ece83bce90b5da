# CTC loss: labels that are the blank, nothing to spell, and what is refused.
import torch
import torch.nn.functional as F

torch.manual_seed(0)
scores = torch.randn(5, 2, 4).log_softmax(2)


def show(*arguments, **options):
    x = scores.clone().requires_grad_()
    try:
        loss = F.ctc_loss(x, *arguments, **options)
        loss.sum().backward()
        print(loss.tolist(), loss.grad_fn.name(), x.grad.sum(2).tolist(), x.grad[1].tolist())
    except Exception as e:
        print(type(e).__name__, e)


t = torch.tensor([[0, 2], [3, 0]])
for reduction in ("none", "mean", "sum"):
    for zero in (False, True):
        show(t, (5, 5), (2, 2), reduction=reduction, zero_infinity=zero)
        show(t, (5, 4), (2, 1), blank=2, reduction=reduction, zero_infinity=zero)
        show(t, (0, 5), (0, 2), reduction=reduction, zero_infinity=zero)
        show(t, (0, 5), (1, 2), reduction=reduction, zero_infinity=zero)
        show(t, (2, 5), (0, 0), reduction=reduction, zero_infinity=zero)
long = torch.tensor([1, 2, 3])
for arguments in (
    (t, (-1, 5), (2, 2)), (t, (6, 5), (2, 2)), (t, (5, 5), (3, 2)), (t, (5, 5), (-1, 2)), (long, (5, 5), (2, 2)),
    (long, (5, 5), (1, 1)), (long, (5, 5), (-1, 2)), (t[None], (5, 5), (2, 2)), (t[:1], (5, 5), (2, 2)),
    (torch.tensor(1), (5, 5), (2, 2)), (t, torch.tensor([5.0, 5]), (2, 2)), (t, (5, 5), (2**62, 2**62)),
):
    show(*arguments)
for other in (scores.half(), scores.bfloat16(), scores.long(), scores[:0], scores[:, :, :0], scores[0, 0], scores[None]):
    try:
        print(F.ctc_loss(other, t, (5, 5), (2, 2)))
    except Exception as e:
        print(type(e).__name__, e)
print(torch.ctc_loss(scores, t, (5, 5), (2, 2)), torch.ctc_loss(scores, t, (5, 5), (2, 2), 0, 1))
