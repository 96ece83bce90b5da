# The node that turns the outputs of a recurrent layer with batch_first is named after what turns it.
import torch

torch.manual_seed(0)
for kind in (torch.nn.RNN, torch.nn.GRU, torch.nn.LSTM):
    layer = kind(3, 4, batch_first=True)
    x = torch.randn(2, 5, 3, requires_grad=True)
    outputs, state = layer(x)
    print(kind.__name__, outputs.grad_fn.name(), outputs.shape, outputs.is_contiguous())
    print(outputs[0, -1])
    outputs.square().sum().backward()
    print(x.grad.double().sum().item().hex(), layer.weight_hh_l0.grad.double().sum().item().hex())
    with torch.no_grad():
        print(layer(x)[0][:, -1])
