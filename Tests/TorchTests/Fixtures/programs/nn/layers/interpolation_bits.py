# Linear interpolation to the last bit: few and many channels, small and large pictures, all three dimensions.
import torch
import torch.nn.functional as F


def bits(t):
    return [v.hex() for v in t.detach().flatten().tolist()]


torch.manual_seed(0)
for channels, size, target in ((1, (4, 4), (5, 7)), (3, (8, 6), (5, 11)), (17, (3, 4), (4, 6)), (2, (5, 6), (70, 75))):
    x = torch.randn(1, channels, *size, requires_grad=True)
    for corners in (False, True):
        y = F.interpolate(x, size=target, mode="bilinear", align_corners=corners)
        x.grad = None
        (y * torch.linspace(-1, 1, y.numel()).view_as(y)).sum().backward()
        print(channels, size, target, corners, bits(y[0, -1])[:40], y.double().sum().item().hex(), bits(x.grad[0, 0]))
x = torch.randn(2, 2, 5, 6)
print(bits(F.interpolate(x, scale_factor=1.5, mode="bilinear")[0, 0]))
print(bits(F.interpolate(x, scale_factor=1.5, mode="bilinear", recompute_scale_factor=True)[0, 0]))
line, volume = torch.randn(1, 2, 9), torch.randn(1, 2, 3, 4, 5)
print(bits(F.interpolate(line, size=13, mode="linear")), bits(F.interpolate(line, scale_factor=2, mode="linear")))
print(bits(F.interpolate(volume, size=(4, 6, 7), mode="trilinear")[0, 1]))
x = torch.randn(1, 4, 8, 8, requires_grad=True)
y = F.adaptive_avg_pool2d(x, 3)
y.square().sum().backward()
print(bits(y[0, 0]), bits(x.grad[0, 3])[:24])
x = torch.randn(2, 2, 5, 6, requires_grad=True)
for corners in (False, True):
    y = F.interpolate(x, size=(7, 9), mode="bicubic", align_corners=corners)
    x.grad = None
    (y * torch.linspace(-1, 1, y.numel()).view_as(y)).sum().backward()
    print(bits(y[1, 0]), x.grad[0, 1])
print(bits(F.interpolate(x, scale_factor=2, mode="bicubic")[0, 1]))
