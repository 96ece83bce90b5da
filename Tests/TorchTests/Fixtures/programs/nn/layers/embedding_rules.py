# What embeddings do beside looking rows up: bounded norms, padding, gradients by frequency.
import torch
import torch.nn.functional as F
from torch import nn


def attempt(label, work):
    try:
        print(label, work())
    except Exception as error:
        print(label, type(error).__name__, error)


torch.manual_seed(0)
numbers = torch.tensor([[0, 1, 1], [3, 0, 3]])
layer = nn.Embedding(5, 3, max_norm=1.0)
version = layer.weight._version
rows = layer(numbers)
print(layer, rows, layer.weight, layer.weight._version - version, rows.grad_fn.name())
rows.sum().backward()
print(layer.weight.grad)
layer(numbers)
print(layer.weight._version - version)
layer = nn.Embedding(5, 3, max_norm=0.5, norm_type=1.0, scale_grad_by_freq=True, padding_idx=3)
(layer(numbers) * torch.arange(18.0).view(2, 3, 3)).sum().backward()
print(layer, layer.weight, layer.weight.grad)
layer = nn.Embedding(3, 2, max_norm=1.0)
other, some = torch.randn(4, 2, requires_grad=True), torch.tensor([0, 2])


def together(weight):
    a = weight @ other.t()
    b = layer(some) @ other.t()
    (a.unsqueeze(0) + b.unsqueeze(1)).sigmoid().prod().backward()
    return layer.weight.grad


attempt("read before it was shortened", lambda: together(layer.weight))
attempt("a copy", lambda: together(layer.weight.clone()))
print(layer(torch.tensor([0, 1], dtype=torch.int32)).shape, F.embedding(numbers, torch.full((5, 2), 3.0), max_norm=2.0))
attempt("type", lambda: layer(torch.tensor([0.0])))
attempt("bounds", lambda: layer(torch.tensor([3])))
attempt("bounds", lambda: nn.Embedding(3, 2)(torch.tensor([3])))
attempt("type", lambda: nn.Embedding(3, 2)(torch.tensor([0.0])))
attempt("padding", lambda: F.embedding(numbers, torch.ones(5, 2), padding_idx=7))
for mode in ("sum", "mean", "max"):
    for padding in (None, 1):
        torch.manual_seed(1)
        bag = nn.EmbeddingBag(4, 3, mode=mode, padding_idx=padding, max_norm=None if padding is None else 1.0)
        flat = torch.tensor([0, 1, 1, 3, 2, 1])
        out = bag(flat, torch.tensor([0, 2, 2, 5]))
        print(bag, out)
        (out * torch.arange(12.0).view(4, 3)).sum().backward()
        print(bag.weight.grad, bag(flat.view(2, 3)))
bag = nn.EmbeddingBag(4, 3, mode="sum", scale_grad_by_freq=True)
bag(torch.tensor([0, 1, 1, 3]), torch.tensor([0, 2])).sum().backward()
print(bag.weight.grad)
weights = torch.tensor([0.5, 1.0, 2.0, 3.0], requires_grad=True)
bag = nn.EmbeddingBag(4, 3, mode="sum", padding_idx=1)
out = bag(torch.tensor([0, 1, 1, 3]), torch.tensor([0, 2]), per_sample_weights=weights)
out.sum().backward()
print(out, weights.grad, bag.weight.grad)
attempt("mode", lambda: nn.EmbeddingBag(4, 3, mode="max", scale_grad_by_freq=True)(torch.tensor([[0]])))
attempt("mode", lambda: nn.EmbeddingBag(4, 3, mode="x")(torch.tensor([[0]])))
print(nn.EmbeddingBag.from_pretrained(torch.ones(3, 2), mode="sum", padding_idx=0)(torch.tensor([[0, 1, 2]])))
