from torch.nn import *
import torch.nn

print(Linear(1, 2), LSTM(1, 2), functional.relu(torch.ones(1)), torch.nn.modules.conv.Conv2d is Conv2d)
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules import Sequential as Again

print(isinstance(BatchNorm2d(1), _BatchNorm), Again is Sequential, torch.nn.modules.linear.Linear is Linear)
torch.nn.Liner
