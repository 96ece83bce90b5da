# Convolutions and their gradients to the last bit: steps, dilations, groups, kernels of one place, transposed ones.
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



def convolution(name, image, filters, **options):
    case(name, lambda x, w, b: F.conv2d(x, w, b, **options), image, filters, (filters[0],))


for n in [1, 3]:
    for width in [7, 8, 12]:
        convolution("step %d %d" % (n, width), (n, 3, 8, width), (6, 3, 3, 3), stride=2, padding=1)
        convolution("step of five %d %d" % (n, width), (n, 4, 9, width), (16 + width % 2 * -10, 4, 5, 5), stride=2,
                    padding=2)
        for channels, filters in [(4, 6), (3, 4), (16, 8), (8, 20)]:
            convolution("dilation %d %d %d" % (n, width, channels), (n, channels, 9, width), (filters, channels, 3, 3),
                        dilation=2, padding=2)
    convolution("many channels %d" % n, (n, 24, 7, 7), (20, 24, 3, 3), padding=1)
    for channels, filters in [(1, 1), (3, 2), (4, 6), (16, 8), (20, 32), (2, 1)]:
        convolution("one place %d %d %d" % (n, channels, filters), (n, channels, 6, 6), (filters, channels, 1, 1))
for planes in [3, 8, 16]:
    convolution("planes %d" % planes, (2, planes, 9, 9), (planes, 1, 3, 3), padding=1, groups=planes)
    convolution("planes in steps %d" % planes, (2, planes, 9, 9), (planes, 1, 3, 3), padding=1, stride=2, groups=planes)
for inner, outer in [(1, 2), (2, 2), (3, 5), (8, 8)]:
    convolution("groups %d %d" % (inner, outer), (3, 2 * inner, 8, 8), (2 * outer, inner, 3, 3), padding=1, groups=2)
convolution("wide border", (2, 4, 9, 9), (6, 4, 2, 2), padding=2)
for n in [1, 3]:
    case("transposed %d" % n, lambda x, w, b: F.conv_transpose2d(x, w, b, stride=2, padding=1, output_padding=1),
         (n, 4, 6, 6), (4, 4, 3, 3), (4,))
    case("line %d" % n, lambda x, w, b: F.conv1d(x, w, b, stride=2, padding=1), (n, 3, 12), (5, 3, 3), (5,))
case("double", lambda x, w, b: F.conv2d(x, w, b, padding=1), (2, 3, 6, 6), (4, 3, 3, 3), (4,), dtype=torch.float64)
case("double in steps", lambda x, w, b: F.conv2d(x, w, b, stride=2), (2, 3, 8, 8), (4, 3, 3, 3), (4,),
     dtype=torch.float64)

# A small network, trained for a few steps.
torch.manual_seed(0)
net = torch.nn.Sequential(
    torch.nn.Conv2d(3, 8, 3, padding=1), torch.nn.BatchNorm2d(8), torch.nn.ReLU(),
    torch.nn.Conv2d(8, 16, 3, stride=2, padding=1), torch.nn.GroupNorm(4, 16), torch.nn.SiLU(),
    torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(16, 5))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
x, y = torch.randn(6, 3, 12, 12), torch.randint(0, 5, (6,))
for step in range(5):
    loss = F.cross_entropy(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(step, loss.item())

for channels, filters in [(1, 2), (4, 6), (8, 8), (16, 4)]:
    case("volume %d" % channels, lambda x, w, b: F.conv3d(x, w, b, padding=1),
         (3, channels, 4, 5, 6), (filters, channels, 2, 3, 2), (filters,))
