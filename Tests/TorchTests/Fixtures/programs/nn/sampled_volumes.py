# Volumes sampled at places of a grid, with their gradients, and images by cubics: places outside and of no number.
import torch
import torch.nn.functional as F

torch.manual_seed(0)
nan, inf = float("nan"), float("inf")
for dtype in (torch.float32, torch.float64):
    volume = torch.randn(1, 2, 3, 2, 4, dtype=dtype)
    places = torch.randn(1, 2, 3, 2, 3, dtype=dtype) * 2
    places.view(-1)[::5] = torch.tensor([nan, inf, -inf, 1e20, 0.5, -1.0, 1.0, 2.5], dtype=dtype)
    image = torch.randn(1, 2, 3, 5, dtype=dtype)
    spots = torch.randn(1, 4, 3, 2, dtype=dtype) * 2
    for padding in ("zeros", "border", "reflection"):
        for corners in (False, True):
            for mode in ("bilinear", "nearest"):
                x, g = volume.clone().requires_grad_(), places.clone().requires_grad_()
                r = F.grid_sample(x, g, mode, padding, corners)
                r.backward(torch.linspace(-1, 1, r.numel(), dtype=dtype).view(r.shape))
                print(mode, padding, corners, r.flatten().tolist(), x.grad.flatten().tolist(), g.grad.flatten().tolist())
            x = image.clone().requires_grad_()
            r = F.grid_sample(x, spots, "bicubic", padding, corners)
            r.backward(torch.linspace(-1, 1, r.numel(), dtype=dtype).view(r.shape))
            print(padding, corners, r.flatten().tolist(), x.grad.flatten().tolist())
