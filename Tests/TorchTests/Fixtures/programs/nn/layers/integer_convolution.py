# Convolutions of whole numbers, which wrap around in their type; transposed ones exist for int64 alone.
import torch
import torch.nn.functional as F

RANKS = {"conv1d": 1, "conv2d": 2, "conv3d": 3, "conv_transpose1d": 1, "conv_transpose2d": 2, "conv_transpose3d": 3}
for dtype in (torch.int64, torch.int32, torch.uint8, torch.int16, torch.int8, torch.bool):
    for name in RANKS:
        torch.manual_seed(0)
        x = torch.randint(0, 5, (1, 1) + (6,) * RANKS[name]).to(dtype)
        w = torch.randint(0, 5, (1, 1) + (3,) * RANKS[name]).to(dtype)
        try:
            y = getattr(F, name)(x, w)
            print(dtype, name, y.dtype, y.sum())
        except NotImplementedError as error:
            print(dtype, name, error)
torch.manual_seed(0)
x, w = torch.randint(0, 5, (2, 2, 6, 6)), torch.randint(-3, 5, (3, 2, 3, 3))
print(F.conv2d(x, w, torch.tensor([1, 2, 3]), stride=2, padding=1)[0])
print(F.conv2d(x, w, padding=1, dilation=2)[1])
print(F.conv2d(x, torch.ones(2, 1, 3, 3).long(), groups=2)[0, 0])
print(F.conv2d((x * 40).to(torch.uint8), torch.ones(1, 2, 3, 3).to(torch.uint8))[0])
try:
    F.conv2d(x, w.float())
except RuntimeError as error:
    print(error)
