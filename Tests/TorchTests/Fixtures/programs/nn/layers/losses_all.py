import torch
import torch.nn as nn


def show(layer, *inputs):
    """repr, keys, forward, and every gradient of a weighted sum of the output."""
    print(layer)
    print([(name, tuple(value.shape)) for name, value in layer.state_dict().items()])
    output = layer(*inputs)
    first = output[0] if isinstance(output, tuple) else output
    print(output)
    if not first.requires_grad:
        return
    weights = torch.arange(first.numel(), dtype=first.dtype).reshape(first.shape) / 7 - 1
    (first * weights).sum().backward()
    for x in inputs:
        if isinstance(x, torch.Tensor) and x.is_leaf and x.grad is not None:
            print("input", x.grad + 0.0)
            x.grad = None
    for name, parameter in layer.named_parameters():
        print(name, parameter.grad + 0.0)
    layer.zero_grad()


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


torch.manual_seed(0)
a = torch.randn(3, 4, requires_grad=True)
b = torch.randn(3, 4)
classes = torch.tensor([1, 0, 3])
signs = torch.tensor([1.0, -1.0, 1.0])
weights = torch.tensor([0.5, 1.0, 2.0, 1.5])
for reduction in ("mean", "sum", "none"):
    show(nn.MSELoss(reduction=reduction), a, b)
    show(nn.L1Loss(reduction=reduction), a, b)
    show(nn.SmoothL1Loss(reduction=reduction, beta=0.5), a, b)
    show(nn.HuberLoss(reduction=reduction, delta=0.7), a, b)
    show(nn.CrossEntropyLoss(reduction=reduction), a, classes)
    show(nn.CrossEntropyLoss(weight=weights, reduction=reduction, label_smoothing=0.1), a, classes)
    show(nn.CrossEntropyLoss(reduction=reduction), a, b.softmax(1))
    show(nn.NLLLoss(weight=weights, reduction=reduction, ignore_index=0), a.detach().log_softmax(1).requires_grad_(), classes)
    show(nn.BCELoss(reduction=reduction), a.detach().sigmoid().requires_grad_(), b.sigmoid())
    show(nn.BCELoss(weight=weights, reduction=reduction), a.detach().sigmoid().requires_grad_(), b.sigmoid())
    show(nn.BCEWithLogitsLoss(reduction=reduction, pos_weight=weights), a, b.sigmoid())
    show(nn.BCEWithLogitsLoss(weight=weights, reduction=reduction), a, b.sigmoid())
    show(nn.KLDivLoss(reduction=reduction), a.detach().log_softmax(1).requires_grad_(), b.softmax(1))
    show(nn.PoissonNLLLoss(reduction=reduction), a, b.abs())
    show(nn.PoissonNLLLoss(log_input=False, full=True, reduction=reduction), a.detach().abs().requires_grad_(), b.abs() + 1)
    show(nn.GaussianNLLLoss(reduction=reduction, full=True), a, b, torch.full((3, 4), 0.5))
    show(nn.HingeEmbeddingLoss(reduction=reduction), a, b.sign())
    show(nn.SoftMarginLoss(reduction=reduction), a, b.sign())
    show(nn.MultiLabelMarginLoss(reduction=reduction), a, torch.tensor([[1, 0, -1, 2], [3, -1, 0, 0], [0, 1, 2, 3]]))
    show(nn.MultiLabelSoftMarginLoss(reduction=reduction), a, (b > 0).float())
    show(nn.MultiMarginLoss(reduction=reduction, p=2, margin=0.5, weight=weights), a, classes)
    show(nn.CosineEmbeddingLoss(reduction=reduction, margin=0.2), a, b, signs)
    show(nn.MarginRankingLoss(reduction=reduction, margin=0.1), a[:, 0].detach().requires_grad_(), b[:, 0], signs)
    show(nn.TripletMarginLoss(reduction=reduction), a, b, b.flip(0))
    show(nn.TripletMarginWithDistanceLoss(reduction=reduction, swap=True), a, b, b.flip(0))
show(nn.KLDivLoss(reduction="batchmean", log_target=True), a.detach().log_softmax(1).requires_grad_(), b.log_softmax(1))
logits = torch.randn(5, 2, 4, requires_grad=True)
show(nn.CTCLoss(), logits.log_softmax(2), torch.tensor([[1, 2], [3, 3]]), torch.tensor([5, 4]), torch.tensor([2, 1]))
print(logits.grad)
show(nn.PairwiseDistance(), a, b)
show(nn.PairwiseDistance(p=1, keepdim=True), a, b)
show(nn.CosineSimilarity(), a, b)
show(nn.CosineSimilarity(dim=0, eps=1e-3), a, b)
print(nn.MSELoss(size_average=False).reduction, nn.MSELoss(reduce=False).reduction, nn.L1Loss(True, True).reduction)
print(nn.CrossEntropyLoss(ignore_index=2)(a, classes), nn.CrossEntropyLoss()(a.T.reshape(1, 4, 3), classes.reshape(1, 3)))
attempt(lambda: nn.MSELoss(reduction="other")(a, b))
attempt(lambda: nn.CrossEntropyLoss()(a, torch.tensor([1, 2])))
attempt(lambda: nn.CrossEntropyLoss()(a, torch.tensor([1, 2, 4])))
attempt(lambda: nn.CrossEntropyLoss()(a, classes.float()))
attempt(lambda: nn.NLLLoss()(a, b))
attempt(lambda: nn.BCELoss()(a, b))
attempt(lambda: nn.BCELoss()(a.sigmoid(), b[:2].sigmoid()))
attempt(lambda: nn.BCEWithLogitsLoss()(a, b[:2]))
attempt(lambda: nn.MSELoss()(a, b[:2]))
attempt(lambda: nn.HuberLoss(delta="x"))
attempt(lambda: nn.MultiMarginLoss(p=3))
attempt(lambda: nn.MultiMarginLoss(weight=torch.ones(2, 2)))
attempt(lambda: nn.TripletMarginLoss(margin=0))
attempt(lambda: nn.GaussianNLLLoss(True))
attempt(lambda: nn.CosineEmbeddingLoss()(a, b, torch.ones(2, 2)))
