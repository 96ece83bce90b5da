import torch
import torch.nn.functional as F

torch.manual_seed(0)
for channels in (1, 2, 3, 4):
    for step, size in ((2, 3), (1, 5)):
        images = torch.randn(3, 4, 6, 6)
        filters = torch.randn(4, channels, size, size)
        bias = torch.zeros(channels, requires_grad=True)
        out = F.conv_transpose2d(images, filters, bias, step, 1)
        out.backward(torch.randn_like(out))
        print(channels, step, [v.hex() for v in bias.grad.tolist()])
