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
        if isinstance(x, torch.Tensor) and x.grad is not None:
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


import torch.nn.utils.prune as prune

torch.manual_seed(0)
layer = nn.Linear(4, 3)
print(prune.l1_unstructured(layer, "weight", amount=0.3) is layer)
print([name for name, _ in layer.named_parameters()], [name for name, _ in layer.named_buffers()])
print(layer.weight, layer.weight_mask, len(layer._forward_pre_hooks))
prune.random_unstructured(layer, name="bias", amount=1)
print(layer.bias, prune.is_pruned(layer))
prune.ln_structured(layer, name="weight", amount=0.5, n=2, dim=0)
print(layer.weight, [type(hook).__name__ for hook in layer._forward_pre_hooks.values()])
print(layer(torch.ones(2, 4)))
prune.remove(layer, "weight")
print(layer.weight, list(layer.state_dict()))
model = nn.Sequential(nn.Linear(3, 3), nn.ReLU(), nn.Linear(3, 2))
prune.global_unstructured(((model[0], "weight"), (model[2], "weight")), pruning_method=prune.L1Unstructured, amount=0.4)
print(model[0].weight_mask, model[2].weight_mask)
other = nn.Linear(4, 4)
prune.random_structured(other, "weight", amount=2, dim=1)
print(other.weight_mask)
prune.custom_from_mask(nn.Linear(2, 2), "bias", torch.tensor([0, 1]))
attempt(lambda: prune.l1_unstructured(nn.Linear(2, 2), "weight", amount=1.5))
attempt(lambda: prune.l1_unstructured(nn.Linear(2, 2), "weight", amount=9))
attempt(lambda: prune.remove(nn.Linear(2, 2, bias=False), "weight"))
attempt(lambda: prune.ln_structured(nn.Linear(2, 2), "bias", 0.5, 2, 0))
