# Sampling images and volumes at given places in every mode: values, gradients of both, places at the border and far outside.
import torch
import torch.nn.functional as F


def show(t):  # zeros of either sign look the same
    return [f"{round(v, 3) + 0.0:.3f}" for v in t.detach().flatten().tolist()]


torch.manual_seed(4)
image = torch.randn(2, 2, 3, 4, requires_grad=True)
grid = (torch.rand(2, 2, 3, 2) * 4 - 2).requires_grad_()
volume = torch.randn(1, 2, 3, 4, 2, requires_grad=True)
grid3 = (torch.rand(1, 2, 2, 3, 3) * 4 - 2).requires_grad_()
for mode in ["bilinear", "nearest", "bicubic"]:
    for padding in ["zeros", "border", "reflection"]:
        for corners in [False, True]:
            print(mode, padding, corners)
            for x, places in [(image, grid), (volume, grid3)]:
                if mode == "bicubic" and x.dim() == 5:
                    continue
                out = F.grid_sample(x, places, mode=mode, padding_mode=padding, align_corners=corners)
                weights = torch.arange(1.0, out.numel() + 1).view(out.shape).sin()
                gx, gp = torch.autograd.grad((out * weights).sum(), (x, places))
                print(out.grad_fn.name(), tuple(out.shape), show(out))
                print(show(gx), show(gp))
edges = torch.tensor([[[[-1.0, -1.0], [1.0, 1.0], [0.0, 1.0], [-3.0, 0.5], [5.0, -7.0], [0.5, -0.5]]]], requires_grad=True)
for padding in ["zeros", "border", "reflection"]:
    for corners in [False, True]:
        out = F.grid_sample(image[:1], edges, padding_mode=padding, align_corners=corners)
        print(padding, corners, show(out), show(torch.autograd.grad(out.sum(), edges)[0]))
print(show(F.grid_sample(torch.randn(1, 1, 1, 1), edges, padding_mode="reflection", align_corners=True)))
for arguments in [
    (image, grid, "linear"), (image, grid, "bilinear", "mirror"), (volume, grid3, "bicubic"), (image, grid3), (image, grid3[0]),
    (image, grid[:1]), (image, torch.zeros(2, 1, 1, 3)), (volume, torch.zeros(1, 1, 1, 1, 2)), (torch.zeros(1, 1, 0, 2), grid[:1]),
]:
    try:
        F.grid_sample(*arguments, align_corners=False)
    except Exception as error:
        print(type(error).__name__, error)
