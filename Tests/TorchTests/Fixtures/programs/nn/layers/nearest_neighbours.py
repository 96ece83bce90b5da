# Which input is the nearest one: in the images' precision or in single precision, by layout and size, and another on the way back.
import torch
import torch.nn.functional as F

PAIRS = ((12, 24, 2.0808996944717304), (10, 825, None), (145, 540, None), (4, 8, 2.181416942153743), (273, 210, None),
         (196, 670, None), (269, 349, 1.3), (3, 3, 1.3), (7, 10, None), (10, 7, 0.7), (25, 40, 1.6), (114, 685, None))


def told(numbers):
    """Where the numbers, which only grow, do so; runs of one step are told by their length."""
    steps = [b - a for a, b in zip(numbers, numbers[1:])]
    return len(numbers), sum(i * s % 9973 for i, s in enumerate(steps)), sum(i * i * s % 9973 for i, s in enumerate(steps))


for n, m, scale in PAIRS:
    for mode in ("nearest", "nearest-exact"):
        for dtype in (torch.float32, torch.float64, torch.float16):
            found = []
            for spatial, channels, last in ((1, 2, 0), (2, 1, 0), (2, 4, 0), (2, 4, 1), (3, 4, 0), (3, 4, 1), (3, 2, 1)):
                order = (torch.channels_last if spatial == 2 else torch.channels_last_3d) if last else torch.contiguous_format
                row = torch.arange(n).to(dtype)
                x = row.expand((1, channels) + (2,) * (spatial - 1) + (n,)).contiguous(memory_format=order).requires_grad_()
                if scale is None:
                    y = F.interpolate(x, size=(2,) * (spatial - 1) + (m,), mode=mode)
                else:
                    y = F.interpolate(x, scale_factor=(1.0,) * (spatial - 1) + (scale,), mode=mode)
                found.append(told(y.detach()[0, -1].reshape(-1, y.shape[-1])[0].long().tolist()))
                if dtype != torch.float16:
                    y.sum().backward()
                    found.append(told(x.grad[0, -1].reshape(-1, n)[0].cumsum(0).long().tolist()))
            print(n, m, mode, dtype, found)
x = torch.randn(2, 3, 300, 200, generator=torch.Generator().manual_seed(0))
for mode in ("nearest", "bicubic"):
    y = F.interpolate(x, scale_factor=2.3, mode=mode)
    print(mode, y.shape, y.view(torch.int32).long().sum().item())
    y = F.interpolate(x, size=(70, 450), mode=mode)
    print(mode, y.shape, y.view(torch.int32).long().sum().item())
print(F.interpolate(x.reshape(1, 6, -1), size=100_003, mode="linear").view(torch.int32).long().sum().item())
print(F.interpolate(x.reshape(1, 1, -1), scale_factor=2).view(torch.int32).long().sum().item())
