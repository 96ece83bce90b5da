import torch
import torch.nn.functional as F

torch.manual_seed(0)


def show(t):
    print([v.hex() for v in t.flatten()[:6].tolist()], t.sum().item().hex())


classes = torch.tensor([0, 1, 4, 2, 3, 3])
for p, reduction, weight in ((1, "mean", None), (2, "sum", None), (2, "none", torch.rand(5))):
    scores = torch.randn(6, 5, requires_grad=True)
    loss = F.multi_margin_loss(scores, classes, p=p, margin=0.7, weight=weight, reduction=reduction)
    loss.backward(torch.rand(loss.shape))
    show(scores.grad)
for dtype in (torch.float32, torch.float64):
    for zero in (False, True):
        scores = torch.randn(8, 3, 5, dtype=dtype, requires_grad=True)
        loss = F.ctc_loss(
            scores.log_softmax(2), torch.tensor([[1, 2, 2], [3, 1, 0], [1, 1, 1]]), (8, 7, 4), (3, 2, 0 if not zero else 3),
            reduction="none", zero_infinity=zero)
        loss.backward(torch.rand(3, dtype=dtype))
        show(loss)
        show(scores.grad)
