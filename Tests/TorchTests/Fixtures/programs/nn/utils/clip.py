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


from torch.nn.utils import clip_grad_norm_, clip_grad_value_, get_total_norm, parameters_to_vector, vector_to_parameters

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 2), nn.Linear(2, 1))


def grads():
    model.zero_grad()
    model(torch.arange(6.0).reshape(2, 3)).pow(2).sum().backward()
    return [p.grad.clone() for p in model.parameters()]


before = grads()
print(clip_grad_norm_(model.parameters(), 1.0), [p.grad for p in model.parameters()])
grads()
print(clip_grad_norm_(model.parameters(), 1e6), all(torch.equal(a, p.grad) for a, p in zip(before, model.parameters())))
for kind in (1, float("inf"), 3.0):
    grads()
    print(kind, clip_grad_norm_(list(model.parameters()), 0.5, norm_type=kind), model[0].weight.grad)
grads()
print(clip_grad_value_(model.parameters(), 0.1), [p.grad for p in model.parameters()])
print(get_total_norm(before), get_total_norm([]), clip_grad_norm_(model[0].weight, 1.0))
model[0].weight.grad.fill_(float("nan"))
print(clip_grad_norm_(model[0].weight, 1.0))
attempt(lambda: clip_grad_norm_(model[0].weight, 1.0, error_if_nonfinite=True))
print(clip_grad_norm_([], 1.0), clip_grad_norm_([nn.Parameter(torch.ones(2))], 1.0))
vector = parameters_to_vector(model.parameters())
print(vector.shape, vector.grad_fn.name())
vector_to_parameters(torch.arange(11.0), model.parameters())
print(model.state_dict())
attempt(lambda: vector_to_parameters([1.0], model.parameters()))
