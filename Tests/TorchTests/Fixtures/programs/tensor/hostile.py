import torch
import torch.nn.functional as F

# Sizes, steps and amounts that cannot be met raise; nothing brings the program down.
image = torch.ones(1, 1, 6, 6)
kernel = torch.ones(1, 1, 3, 3)
huge = 2 ** 62
least = -2 ** 63


def refused(name, function):
    try:
        function()
        print(name, "gave something")
    except Exception:
        print(name, "raised")


refused("conv2d padding", lambda: F.conv2d(image, kernel, padding=huge))
refused("conv2d stride 0", lambda: F.conv2d(image, kernel, stride=0))
refused("max_pool2d", lambda: F.max_pool2d(image, 2 ** 40, stride=1))
refused("pad", lambda: F.pad(image, (least, 2 ** 63 - 1)))
refused("pad reflect", lambda: F.pad(image, (huge, 0), mode="reflect"))
refused("unfold", lambda: F.unfold(image, huge))
refused("adaptive", lambda: F.adaptive_avg_pool2d(image, huge))
refused("interpolate", lambda: F.interpolate(image, size=(huge, huge)))
refused("repeat_interleave", lambda: torch.ones(3).repeat_interleave(huge))
refused("diag_embed", lambda: torch.diag_embed(torch.ones(3), offset=huge))
refused("tile", lambda: torch.ones(3).tile(huge, huge))
refused("kron", lambda: torch.kron(torch.ones(1).expand(2 ** 40), torch.ones(1).expand(2 ** 40)))
refused("tensor_split", lambda: torch.ones(3).tensor_split(-1))
refused("as_strided", lambda: torch.ones(3).as_strided((huge, huge), (1, 1)))
refused("scatter", lambda: torch.ones(3).scatter(0, torch.tensor([9]), 1.0))
refused("take", lambda: torch.ones(3).take(torch.tensor([5])))
refused("put", lambda: torch.ones(3).put(torch.tensor([7]), torch.ones(1)))
refused("index_add", lambda: torch.ones(3).index_add(0, torch.tensor([5]), torch.ones(1)))
refused("kthvalue", lambda: torch.ones(3).kthvalue(huge))
refused("topk", lambda: torch.ones(3).topk(huge))
refused("one_hot", lambda: F.one_hot(torch.tensor([-1])))
refused("embedding", lambda: F.embedding(torch.tensor([5]), torch.ones(2, 2)))
refused("cross_entropy", lambda: F.cross_entropy(torch.ones(2, 2), torch.tensor([0, 7])))
refused("einsum", lambda: torch.einsum("ij,jk->ik", torch.ones(2, 3), torch.ones(2, 3)))
refused("inverse", lambda: torch.linalg.inv(torch.zeros(2, 2)))
refused("histc", lambda: torch.histc(torch.ones(3), bins=-1))
refused("quantile", lambda: torch.ones(3).quantile(float("nan")))
refused("ctc", lambda: F.ctc_loss(torch.zeros(3, 1, 2), torch.tensor([[1]]), (3,), (huge,)))
refused("group_norm", lambda: F.group_norm(image, 0))
refused("pixel_shuffle", lambda: F.pixel_shuffle(image, huge))
