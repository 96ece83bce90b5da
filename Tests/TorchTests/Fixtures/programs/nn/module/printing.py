import torch
import torch.nn as nn


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(n, n) for _ in range(3)])
        self.act = nn.GELU()
        self.scale = nn.Parameter(torch.ones(n))

    def extra_repr(self):
        return "n={}".format(self.scale.numel())


class Lines(nn.Module):
    def extra_repr(self):
        return "one,\ntwo"


print(Block(2))
print(Lines(), nn.Sequential(Lines(), nn.ReLU()))
print(nn.ModuleList([Block(2), Block(2), Block(3)]))
print(nn.Sequential(nn.Sequential(nn.Linear(1, 1)), nn.ModuleList([nn.ReLU()] * 3)))
print(repr(nn.Linear(1, 1)) == str(nn.Linear(1, 1)), f"{nn.ReLU()}")


class Empty(nn.Module):
    def _get_name(self):
        return "Renamed"


print(Empty(), nn.ModuleDict({"a": Empty()}))
layers = nn.ModuleList()
for i in range(4):
    layers.append(nn.Linear(i + 1, i + 2) if i % 2 else nn.ReLU())
print(layers)
print(nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, batch_first=True), 3))
