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


for cls, args, settings in ((nn.LSTM, (3, 2), {}), (nn.GRU, (3, 2), {"num_layers": 2}), (nn.RNN, (3, 2), {"nonlinearity": "relu", "bidirectional": True}),
                            (nn.LSTM, (3, 2), {"num_layers": 2, "bidirectional": True, "batch_first": True, "dropout": 0.3}),
                            (nn.GRU, (3, 2), {"bias": False}), (nn.RNN, (3, 2, 1, "tanh"), {}),
                            (nn.LSTM, (3, 2), {"dtype": torch.float64})):
    torch.manual_seed(0)
    layer = cls(*args, **settings)
    show(layer, torch.randn(4, 2, 3, dtype=settings.get("dtype", torch.float32), requires_grad=True))
for cls in (nn.LSTMCell, nn.GRUCell, nn.RNNCell):
    torch.manual_seed(0)
    layer = cls(3, 2)
    x = torch.randn(2, 3, requires_grad=True)
    show(layer, x)
    state = layer(x)
    show(layer, x, state if cls is nn.LSTMCell else state.detach())
    print(layer(x[0].detach()))
print(nn.RNNCell(3, 2, bias=False, nonlinearity="relu"))
torch.manual_seed(0)
lstm = nn.LSTM(3, 2, 2)
h, c = torch.randn(2, 2, 2, requires_grad=True), torch.randn(2, 2, 2)
out, (hn, cn) = lstm(torch.randn(4, 2, 3), (h, c))
(hn.sum() + cn.sum()).backward()
print(out, hn, cn, h.grad)
print(nn.GRU(3, 2)(torch.randn(4, 3))[1].shape, lstm.all_weights[1][0].shape)
lstm.flatten_parameters()
attempt(lambda: nn.LSTM(0, 3))
attempt(lambda: nn.LSTM(3, 2.5))
attempt(lambda: nn.LSTM(3, 2, num_layers=0))
attempt(lambda: nn.LSTM(3, 2, dropout=2))
attempt(lambda: nn.LSTM(3, 2, bias=1))
attempt(lambda: nn.GRU(3, 2, proj_size=1))
attempt(lambda: nn.LSTM(3, 2, proj_size=2))
attempt(lambda: nn.RNN(3, 2, nonlinearity="gelu"))
attempt(lambda: lstm(torch.ones(4, 2, 5)))
attempt(lambda: lstm(torch.ones(4)))
attempt(lambda: lstm(torch.ones(4, 2, 3), (torch.ones(1, 2, 2), torch.ones(1, 2, 2))))
attempt(lambda: lstm(torch.ones(4, 2, 3), (torch.ones(2, 2), torch.ones(2, 2))))
attempt(lambda: lstm(torch.ones(4, 2, 3).double()))
attempt(lambda: nn.GRU(3, 2)(torch.ones(4, 2, 3), torch.ones(2, 2)))
attempt(lambda: nn.LSTMCell(3, 2)(torch.ones(1, 2, 3)))
attempt(lambda: nn.GRUCell(3, 2)(torch.ones(2, 4)))
attempt(lambda: nn.RNNCell(3, 2)(torch.ones(2, 3), torch.ones(3, 2)))
lstm, double = nn.LSTM(2, 3), nn.LSTM(2, 2, dtype=torch.float64)
x = torch.randn(4, 1, 2, requires_grad=True)
output, (hidden, cell) = lstm(x)
print(output.grad_fn.name(), hidden.grad_fn.name(), [len(output.grad_fn.next_functions), len(hidden.grad_fn.next_functions)])
gradient, = torch.autograd.grad(output.sum() + cell.sum(), x, create_graph=True)
print(gradient, torch.autograd.grad(gradient.pow(2).sum(), x)[0])
print(torch.autograd.gradcheck(lambda v: double(v)[0], (torch.randn(2, 1, 2, dtype=torch.float64, requires_grad=True),)))
