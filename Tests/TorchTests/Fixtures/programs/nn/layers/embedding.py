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
            print("input", x.grad)
            x.grad = None
    for name, parameter in layer.named_parameters():
        print(name, parameter.grad)
    layer.zero_grad()


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


torch.manual_seed(0)
numbers = torch.tensor([[1, 2, 1], [0, 3, 3]])
show(nn.Embedding(4, 2), numbers)
show(nn.Embedding(4, 2, padding_idx=1), numbers)
show(nn.Embedding(4, 3, padding_idx=-1), numbers)
show(nn.Embedding.from_pretrained(torch.arange(8.0).reshape(4, 2)), numbers)
show(nn.Embedding.from_pretrained(torch.arange(8.0).reshape(4, 2), freeze=False, padding_idx=0), numbers)
for mode in ("sum", "mean", "max"):
    show(nn.EmbeddingBag(4, 2, mode=mode), numbers)
show(nn.EmbeddingBag(4, 2, mode="sum"), torch.tensor([1, 2, 1, 0]), torch.tensor([0, 3]))
show(nn.EmbeddingBag(4, 2, mode="sum"), torch.tensor([1, 2, 1, 0]), torch.tensor([0, 3]), torch.tensor([0.5, 1.0, 2.0, -1.0]))
print(nn.EmbeddingBag.from_pretrained(torch.ones(3, 2)).weight)
print(nn.Embedding(10, 3, norm_type=1.0, scale_grad_by_freq=True), nn.Embedding(10, 3).weight.requires_grad)
attempt(lambda: nn.Embedding(4, 2, padding_idx=4))
attempt(lambda: nn.Embedding(4, 2, padding_idx=-5))
attempt(lambda: nn.Embedding(4, 2, _weight=torch.ones(2, 2)))
attempt(lambda: nn.Embedding(4, 2)(torch.tensor([4])))
attempt(lambda: nn.Embedding(4, 2)(torch.tensor([1.0])))
attempt(lambda: nn.Embedding.from_pretrained(torch.ones(3)))
attempt(lambda: nn.EmbeddingBag(4, 2)(torch.tensor([1, 2])))
print(torch.rand(1))
