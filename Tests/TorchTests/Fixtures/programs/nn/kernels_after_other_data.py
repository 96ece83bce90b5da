# `.data` of another shape between forward and backward: the kernels of backward must not read beyond it.
import torch
import torch.nn.functional as F


def attempt(name, make, other):
    x = torch.arange(1., 25.).reshape(make[0]).requires_grad_()
    y = make[1](x)
    x.data = other
    try:
        y.sum().backward()
        print(name, 'passed')
    except (RuntimeError, IndexError):
        print(name, 'is refused')


weight = torch.ones(2, 2, 3)
attempt('conv1d', ([2, 2, 6], lambda x: F.conv1d(x, weight)), torch.ones(9, 2, 6))
attempt('conv1d rank', ([2, 2, 6], lambda x: F.conv1d(x, weight.clone().requires_grad_())), torch.ones(1))
attempt('batch_norm', ([8, 3], lambda x: F.batch_norm(x, torch.zeros(3), torch.ones(3), training=True)), torch.ones(400, 300))
attempt('batch_norm rank', ([8, 3], lambda x: F.batch_norm(x, torch.zeros(3), torch.ones(3), training=True)), torch.ones(1))
attempt('group_norm', ([2, 4, 3], lambda x: F.group_norm(x, 2)), torch.ones(1))
attempt('nll_loss', ([8, 3], lambda x: F.nll_loss(x, torch.tensor([0, 1, 2, 0, 1, 2, 0, 1]))), torch.tensor(1.))
attempt('multilabel_margin_loss', ([8, 3], lambda x: F.multilabel_margin_loss(x, torch.zeros(8, 3, dtype=torch.long))), torch.ones(100, 3))
attempt('pinv', ([4, 6], lambda x: torch.linalg.pinv(x)), torch.ones(1))
