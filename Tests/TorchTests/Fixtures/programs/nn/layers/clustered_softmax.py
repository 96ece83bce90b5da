# nn.AdaptiveLogSoftmaxWithLoss: construction and its draws, losses, gradients, predictions, errors.
import torch
from torch import nn


def attempt(label, work):
    try:
        print(label, work())
    except Exception as error:
        print(label, type(error).__name__, error)


torch.manual_seed(0)
layer = nn.AdaptiveLogSoftmaxWithLoss(8, 20, [4, 10, 15], div_value=2.0, head_bias=True)
print(layer, [(name, tuple(p.shape)) for name, p in layer.state_dict().items()])
print(layer.cutoffs, layer.shortlist_size, layer.n_clusters, layer.head_size, layer.head_bias, layer.div_value)
x = torch.randn(6, 8, requires_grad=True)
target = torch.tensor([0, 3, 5, 12, 19, 9])
result = layer(x, target)
print(result)
print(type(result).__name__, result.output.shape, result.loss.grad_fn.name())
result.loss.backward()
print(x.grad)
for name, p in layer.named_parameters():
    print(name, p.grad.abs().sum())
full = layer.log_prob(x)
print(full, full.exp().sum(1), layer.predict(x))
output, loss = layer(x.detach()[0], target[0])
print(output, loss, output.shape)
few = nn.AdaptiveLogSoftmaxWithLoss(4, 6, [5])
print(few.predict(torch.randn(5, 4)), few(torch.randn(3, 4), torch.tensor([1, 2, 0])).loss)
layer.reset_parameters()
print(layer.head.weight[0], torch.rand(1))
attempt("targets", lambda: layer(x, torch.tensor([0, 3, 5, 12, 20, 9])))
attempt("targets", lambda: layer(x, torch.tensor([0, 3])))
attempt("targets", lambda: layer(x[0], target[:1].expand(8)))
attempt("targets", lambda: layer(x, target[0]))
attempt("targets", lambda: layer(x, target.view(2, 3)))
for cutoffs in ([], [3, 2], [0, 3], [3, 20], [3, 3], [2.5]):
    attempt(cutoffs, lambda: nn.AdaptiveLogSoftmaxWithLoss(8, 20, cutoffs))
