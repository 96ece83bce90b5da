# Layers fused with the batch normalisation after them, gradients of convolutions asked for by name, the choice of an
# attention, batch norms without averages, and older names.
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.attention import SDPBackend, sdpa_kernel


def bits(t):
    return [v.hex() for v in t.detach().double().flatten().tolist()]


torch.manual_seed(0)
conv, bn = nn.Conv2d(2, 3, 2, bias=False), nn.BatchNorm2d(3)
image = torch.randn(4, 2, 5, 5)
bn(conv(image))
conv.eval()
try:
    nn.utils.fuse_conv_bn_eval(conv, bn)
except AssertionError as error:
    print(error)
bn.eval()
fused = nn.utils.fuse_conv_bn_eval(conv, bn)
print(fused, fused.weight.requires_grad, fused.bias.requires_grad, torch.allclose(fused(image), bn(conv(image)), atol=1e-6))
print(bits(fused.weight)[:4], bits(fused.bias))
linear, bn1 = nn.Linear(3, 4).eval(), nn.BatchNorm1d(4).eval()
bn1.running_var.mul_(2.0)
fused = nn.utils.fuse_linear_bn_eval(linear, bn1)
print(fused, bits(fused.weight)[:4], bits(fused.bias))
for layer, norm in [(linear, nn.BatchNorm1d(3).eval()), (linear, nn.BatchNorm1d(4, track_running_stats=False).eval())]:
    try:
        nn.utils.fuse_linear_bn_eval(layer, norm)
    except AssertionError as error:
        print(error)
transposed = nn.ConvTranspose2d(2, 3, 2).eval()
bn.running_mean.add_(0.5)
print(bits(nn.utils.fusion.fuse_conv_bn_eval(transposed, bn, transpose=True).weight)[:4])

x, w = torch.randn(1, 2, 4, 4), torch.randn(3, 2, 2, 2, requires_grad=True)
g = torch.ones(1, 3, 3, 3)
print(bits(torch.nn.grad.conv2d_input(x.shape, w, g))[:6], torch.nn.grad.conv2d_input(x.shape, w, g).requires_grad)
print(bits(torch.nn.grad.conv2d_weight(x, w.shape, g))[:6], torch.nn.grad.conv2d_weight(x, w.shape, g).requires_grad)
print(torch.nn.grad.conv1d_weight(torch.ones(1, 1, 6), (1, 1, 2), torch.ones(1, 1, 3), stride=2))
print(torch.nn.grad.conv1d_input((1, 1, 6), torch.tensor([[[1.0, 2.0]]]), torch.ones(1, 1, 3), stride=2))
print(torch.nn.grad.conv3d_input((1, 1, 2, 2, 2), torch.ones(1, 1, 2, 2, 2), torch.ones(1, 1, 1, 1, 1)).shape)
print(torch.nn.grad.conv3d_weight(torch.ones(1, 1, 2, 2, 2), (1, 1, 2, 2, 2), torch.ones(1, 1, 1, 1, 1)).sum())

print(SDPBackend.MATH, repr(SDPBackend.FLASH_ATTENTION), SDPBackend.MATH.name, int(SDPBackend.CUDNN_ATTENTION), SDPBackend(2))
q = torch.randn(1, 2, 3, 4)
plain = F.scaled_dot_product_attention(q, q, q)
for choice in [SDPBackend.MATH, [SDPBackend.FLASH_ATTENTION, SDPBackend.MATH]]:
    with sdpa_kernel(choice):
        print(torch.allclose(F.scaled_dot_product_attention(q, q, q), plain, atol=1e-6))
with sdpa_kernel([SDPBackend.MATH], set_priority=True):
    print("priority")
for choice in [3, "math", SDPBackend.EFFICIENT_ATTENTION]:
    try:
        with sdpa_kernel(choice):
            F.scaled_dot_product_attention(q, q, q)
    except Exception as error:
        print(type(error).__name__, error)


@sdpa_kernel(SDPBackend.MATH)
def decorated():
    return "decorated"


print(decorated())
net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2), nn.Sequential(nn.BatchNorm2d(1, track_running_stats=False)))
print(torch.func.replace_all_batch_norm_modules_(net) is net, list(net.state_dict()), net[1].running_mean, net[1])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    box = nn.Container(a=nn.Linear(2, 3), b=nn.ReLU())
    print(box, nn.Container)
    small = torch.arange(4.0).view(1, 1, 2, 2)
    print(F.upsample_nearest(small, scale_factor=2), F.upsample_bilinear(small, size=(3, 3)), F.upsample(small, scale_factor=2).shape)
    for warning in caught:
        print(warning.category.__name__, warning.message)
try:
    box(1)
except NotImplementedError as error:
    print(error)
print(torch.nn.parallel.DataParallel is nn.DataParallel)
