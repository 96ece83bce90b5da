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
            print("input", (x.grad * 1e4).round() / 1e4 + 0.0)
            x.grad = None
    for name, parameter in layer.named_parameters():
        print(name, (parameter.grad * 1e4).round() / 1e4 + 0.0)
    layer.zero_grad()


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for settings in ({}, {"batch_first": True}, {"bias": False, "dropout": 0.2}, {"kdim": 3, "vdim": 5}, {"add_bias_kv": True, "add_zero_attn": True}):
    torch.manual_seed(1)
    layer = nn.MultiheadAttention(4, 2, **settings)
    query = torch.randn(3, 2, 4, requires_grad=True)
    key = torch.randn(3, 2, settings.get("kdim", 4))
    value = torch.randn(3, 2, settings.get("vdim", 4)) if "vdim" in settings else key
    show(layer, query, key, value)
torch.manual_seed(2)
layer = nn.MultiheadAttention(4, 2)
x = torch.randn(3, 2, 4)
print(layer(x, x, x, attn_mask=torch.triu(torch.ones(3, 3, dtype=torch.bool), 1), average_attn_weights=False))
print(layer(x, x, x, need_weights=False))
print(layer(x, x, x, key_padding_mask=torch.tensor([[False, False, True], [False, True, True]])))
print(layer(x[:, 0], x[:, 0], x[:, 0]))
print(layer(x, x, x, attn_mask=nn.Transformer.generate_square_subsequent_mask(3), is_causal=True, need_weights=False)[0])
attempt(lambda: nn.MultiheadAttention(4, 3))
attempt(lambda: nn.MultiheadAttention(0, 3))
attempt(lambda: layer(x[0, 0], x, x))
attempt(lambda: layer(x, x, x, attn_mask=torch.ones(2, 2)))
attempt(lambda: layer(x, x, x, key_padding_mask=torch.ones(3, dtype=torch.bool)))
