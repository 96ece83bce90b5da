# Fractional max pooling: windows drawn anew in every plane, in training and in evaluation.
import torch
import torch.nn.functional as F
from torch import nn


def attempt(label, work):
    try:
        print(label, work())
    except Exception as error:
        print(label, type(error).__name__, error)


torch.manual_seed(0)
x = torch.randn(2, 3, 7, 9, requires_grad=True)
values, places = F.fractional_max_pool2d(x, 2, output_size=(3, 4), return_indices=True)
print(values.grad_fn.name(), values.shape, places.dtype, places[0, 0])
(values * torch.arange(72.0).view(2, 3, 3, 4)).sum().backward()
print(x.grad[0, 0], x.grad.sum())
layer = nn.FractionalMaxPool2d((3, 2), output_ratio=(0.5, 0.4))
print(layer, list(layer.state_dict()), layer(x.detach()))
print("the next number", torch.rand(1))
volume = torch.randn(1, 2, 5, 6, 7, requires_grad=True)
layer = nn.FractionalMaxPool3d(2, output_size=(2, 3, 3), return_indices=True)
values, places = layer(volume)
print(values, places)
values.square().sum().backward()
print(volume.grad.abs().sum())
print(nn.FractionalMaxPool3d((1, 2, 3), output_ratio=0.5)(volume.detach()[0]).shape)
samples = torch.full((2, 3, 2), 0.3)
layer = nn.FractionalMaxPool2d(2, output_size=3, _random_samples=samples)
print(list(layer.state_dict()), layer(x.detach())[1, 1], F.fractional_max_pool2d_with_indices(x, 2, 3)[1].shape)
print(F.fractional_max_pool2d(x.double(), 2, output_size=3, _random_samples=samples.double()).dtype)
attempt("no size", lambda: F.fractional_max_pool2d(x, 2))
attempt("window", lambda: F.fractional_max_pool2d(x, 8, output_size=3))
attempt("size", lambda: F.fractional_max_pool2d(x, 2, output_size=9))
attempt("window", lambda: F.fractional_max_pool3d(volume, 9, output_size=3))
attempt("window", lambda: F.fractional_max_pool2d(x, (2, 2, 2), output_size=3))
attempt("sizes", lambda: F.fractional_max_pool2d(x, 2, output_size=(3, 3, 3)))
attempt("empty", lambda: F.fractional_max_pool2d(x, 2, output_size=0).shape)
attempt("samples", lambda: F.fractional_max_pool2d(x, 2, output_size=3, _random_samples=torch.rand(2, 3, 3)))
attempt("samples", lambda: F.fractional_max_pool2d(x, 2, output_size=3, _random_samples=torch.rand(1, 3, 2)))
attempt("samples", lambda: F.fractional_max_pool2d(x.double(), 2, output_size=3, _random_samples=samples))
attempt("negative", lambda: F.fractional_max_pool2d(x, 2, output_size=-1))
attempt("ratios", lambda: F.fractional_max_pool2d(x, 2, output_ratio=(0.5, 0.5, 0.5)))
attempt("layer", lambda: nn.FractionalMaxPool2d(3))
attempt("layer", lambda: nn.FractionalMaxPool2d(2, output_size=3, output_ratio=0.5))
attempt("layer", lambda: nn.FractionalMaxPool3d(2, output_ratio=(0.5, 0.5, 1.5)))
attempt("layer", lambda: nn.FractionalMaxPool3d(0, output_size=1))
