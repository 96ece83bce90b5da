# Layers of negative size are refused when their parameters are made.
import torch
from torch import nn

for make in (
    lambda: nn.Linear(-1, 2),
    lambda: nn.Linear(3, -2),
    lambda: nn.Conv2d(1, -2, 3),
    lambda: nn.Embedding(-3, 2),
    lambda: nn.BatchNorm1d(-2),
    lambda: nn.LayerNorm(-4),
    lambda: nn.Bilinear(1, -1, 2),
    lambda: nn.PReLU(-1),
    lambda: nn.LSTM(2, -1),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
