# One number for several dimensions, as layers of one's own take it; names of such arguments in annotations.
import torch
from torch import nn
from torch.nn.common_types import _size_2_t
from torch.nn.modules.module import _addindent
from torch.nn.modules.utils import _ntuple, _pair, _quadruple, _reverse_repeat_tuple, _single, _triple

print(_single(3), _pair(3), _triple((1, 2, 3)), _quadruple([1, 2]), _ntuple(5)(0.5), _pair(torch.Size([4, 5])))
print(_reverse_repeat_tuple((1, 2), 2), _pair.__name__)


class Blur(nn.Module):
    def __init__(self, size: _size_2_t = 3):
        super().__init__()
        self.size = _pair(size)

    def forward(self, x):
        return nn.functional.avg_pool2d(x, self.size, stride=1)


print(Blur()(torch.ones(1, 1, 5, 5)).shape, Blur((1, 2)).size)
print(_addindent("a\nb\n c", 2), _addindent("one", 4))
