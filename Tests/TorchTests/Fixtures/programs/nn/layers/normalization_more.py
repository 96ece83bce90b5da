# Normalising over neighbouring channels, and over the batches of several processes of which there is one.
import torch
from torch import nn


def attempt(label, work):
    try:
        print(label, work())
    except Exception as error:
        print(label, type(error).__name__, error)


torch.manual_seed(0)
x = torch.randn(2, 5, 3, 2, requires_grad=True)
for settings in ((3,), (4, 0.5, 0.6, 2.0), (2, 0.3), (9, 1e-2)):
    layer = nn.CrossMapLRN2d(*settings)
    y = layer(x)
    print(layer, y.grad_fn.name(), y[0, :, 0, 0])
    x.grad = None
    (y * torch.arange(60.0).view_as(x)).sum().backward()
    print(x.grad[1, :, 2, 1], list(layer.state_dict()))
attempt("rank", lambda: nn.CrossMapLRN2d(3)(torch.ones(2, 3)))
layer = nn.SyncBatchNorm(5)
print(layer, list(layer.state_dict()))
print(layer(x)[0, 0], layer.running_mean, layer.num_batches_tracked)
layer.eval()
print(layer(x)[1, 1])
attempt("rank", lambda: nn.SyncBatchNorm(3)(torch.ones(3)))
model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Sequential(nn.BatchNorm1d(4, affine=False)))
made = nn.SyncBatchNorm.convert_sync_batchnorm(model)
print(made, made is model, made[0] is model[0], [name for name, _ in made.named_parameters()])
