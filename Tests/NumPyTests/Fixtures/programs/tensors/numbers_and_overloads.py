"""Numbers of other classes, and the rarer forms of a few functions."""
import enum
import torch
import torch.nn as nn
import numpy as np

class Size(enum.IntEnum):
    A = 3
    B = 2


def fresh():
    return dict(globals(), r=torch.tensor([2, 0, 3]), x=torch.ones(2, 3))


CALLS = r"""
torch.repeat_interleave(r)
torch.repeat_interleave(r, output_size=5)
torch.repeat_interleave(torch.tensor([1.0]))
torch.repeat_interleave(torch.tensor([-1]))
torch.repeat_interleave(torch.tensor([[1]]))
r.repeat_interleave(r)
torch.repeat_interleave(torch.ones(2, 3), torch.tensor([1, 2]), 0)
torch.repeat_interleave(torch.ones(2, 3), torch.tensor(2), 0, output_size=4)
torch.repeat_interleave(r, 2, output_size=7)
torch.repeat_interleave(r, -1)
torch.repeat_interleave(r.int())
torch.where(torch.tensor([1, 0], dtype=torch.uint8), torch.ones(2), torch.zeros(2))
torch.where(torch.tensor([1, 0]), torch.ones(2), torch.zeros(2))
torch.split(tensor=torch.ones(4), split_size_or_sections=2)
torch.split(torch.ones(4), split_size_or_sections=2, dim=0)
torch.ones(4).split(split_size=2)
torch.ones(4).split(split_size=[2, 2])
torch.ones(4).split(split_sizes=[2, 2])
torch.ones(4).split(foo=2)
torch.split(torch.ones(4))
torch.chunk(input=torch.ones(4), chunks=2)
nn.Linear(Size.A, Size.B)
nn.Linear(Size.A, Size.B).weight.shape
nn.Conv2d(Size.A, Size.B, Size.A)
nn.Embedding(Size.A, Size.B)
nn.BatchNorm1d(Size.A)
nn.LayerNorm(Size.A)
nn.LSTM(Size.A, Size.B)
nn.Linear(np.int64(3), np.int32(2))
nn.Conv2d(np.int64(3), 2, np.int64(3))
nn.Linear(True, 2)
nn.Linear(2, True)
torch.zeros(Size.A, Size.B).shape
torch.zeros((Size.A, Size.B)).shape
torch.arange(Size.A)
torch.ones(3, 3)[Size.B]
torch.ones(4, 4).sum(Size.B - 1)
torch.ones(4, 4).view(Size.B, -1).shape
torch.ones(2) * Size.B
torch.tensor(Size.A)
torch.tensor([Size.A])
torch.full((2,), Size.A)
np.int64(torch.tensor(3))
"""

for expression in CALLS.strip().split("\n"):
    torch.manual_seed(1)
    try:
        print(expression, "|", eval(expression, fresh()))
    except Exception as error:
        print(expression, "|", type(error).__name__ + ":", error)
