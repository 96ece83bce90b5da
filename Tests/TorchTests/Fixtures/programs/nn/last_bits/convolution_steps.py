# Convolutions with steps in odd widths, of volumes, with kernels of one place, and transposed ones, to the last bit.
import torch
import torch.nn.functional as F


def digest(t):
    """One number that any other bit would change."""
    t = t.detach().contiguous()
    words = t.view(torch.int32 if t.dtype == torch.float32 else torch.int64).flatten()
    steps = torch.arange(1, words.numel() + 1) * 2654435761 % 1000003
    return int((words.long() % 998244353 * steps).sum() % 998244353)


def case(name, function, *shapes, dtype=torch.float32):
    torch.manual_seed(len(name))
    operands = [torch.randn(s, dtype=dtype, requires_grad=True) for s in shapes]
    value = function(*operands)
    gradients = torch.autograd.grad(value, operands, torch.randn(value.shape, dtype=dtype), allow_unused=True)
    print(name, digest(value), [digest(g) for g in gradients if g is not None])



def convolution(name, rank, batch, channels, filters, size, kernel, **options):
    f = [F.conv1d, F.conv2d, F.conv3d][rank - 1]
    w = (filters, channels // options.get("groups", 1)) + (kernel,) * rank
    case(name, lambda x, w, b: f(x, w, b, **options), (batch, channels) + (size,) * rank, w, (filters,))


def transposed(name, rank, batch, channels, filters, size, kernel, **options):
    f = [F.conv_transpose1d, F.conv_transpose2d, F.conv_transpose3d][rank - 1]
    w = (channels, filters // options.get("groups", 1)) + (kernel,) * rank
    case(name, lambda x, w, b: f(x, w, b, **options), (batch, channels) + (size,) * rank, w, (filters,))


for rank in [1, 2]:
    convolution("odd width %d" % rank, rank, 2, 24, 20, 15, 3, stride=2, padding=1)
    convolution("odd width, many %d" % rank, rank, 2, 20, 40, 7, 3, stride=2)
    convolution("steps of three %d" % rank, rank, 2, 8, 20, 16, 3, stride=3, padding=1)
    for size in [9, 10]:
        convolution("one place %d %d" % (rank, size), rank, 2, 24, 20, size, 1, stride=2)
        convolution("one place, few %d %d" % (rank, size), rank, 2, 5, 7, size, 1, stride=2)
    transposed("odd outputs %d" % rank, rank, 2, 20, 24, 7, 3, stride=2)
    transposed("groups %d" % rank, rank, 2, 16, 16, 6, 3, stride=2, padding=1, output_padding=1, groups=4)
    transposed("groups, odd %d" % rank, rank, 3, 8, 8, 5, 3, stride=2, padding=1, groups=2)
    transposed("dilated %d" % rank, rank, 2, 6, 9, 4, 3, padding=1, dilation=2)
    transposed("one place back %d" % rank, rank, 2, 5, 7, 5, 1)
convolution("dilated steps", 1, 2, 20, 24, 9, 3, stride=2, padding=1, dilation=2)
convolution("volume, one place", 3, 2, 5, 7, 5, 1, stride=2)
convolution("volume, one place, many", 3, 2, 24, 20, 4, 1, stride=2)
convolution("volume with border", 3, 2, 4, 8, 5, 3, padding=1)
transposed("volume back", 3, 2, 4, 8, 4, 3)
transposed("volume back, steps", 3, 2, 20, 8, 4, 3, stride=2, padding=1, output_padding=1)
transposed("volume back, odd", 3, 2, 3, 5, 4, 2, stride=2)
