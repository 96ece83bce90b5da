import torch
import torch.nn.functional as F

torch.manual_seed(0)
for dtype in (torch.float32, torch.float64):
    for padding in ("zeros", "border", "reflection"):
        for align in (False, True):
            image = torch.randn(2, 2, 5, 4, dtype=dtype, requires_grad=True)
            places = (torch.randn(2, 3, 5, 2, dtype=dtype) * 0.8).requires_grad_()
            samples = F.grid_sample(image, places, padding_mode=padding, align_corners=align)
            samples.backward(torch.randn_like(samples))
            for t in (samples, image.grad, places.grad):
                print([v.hex() for v in t.flatten()[:5].tolist()], t.sum().item().hex())
image = torch.randn(1, 1, 3, 3, requires_grad=True)
places = torch.tensor([[[[0.1, -0.3]]]], requires_grad=True)
slope, = torch.autograd.grad(F.grid_sample(image, places, align_corners=False).sum(), places, create_graph=True)
for grad in torch.autograd.grad(slope.sum(), (image, places)):
    print(grad)
