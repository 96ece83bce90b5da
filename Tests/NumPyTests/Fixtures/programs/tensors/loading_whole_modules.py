# What holds more than tensors and plain values loads only where the lesson says that it trusts it.
import argparse
import collections
import io
import pickle

import numpy as np
import torch
from torch import nn

torch.manual_seed(0)


def saved(value):
    stream = io.BytesIO()
    torch.save(value, stream)
    stream.seek(0)
    return stream


def show(value, **options):
    try:
        print(torch.load(saved(value), **options))
    except pickle.UnpicklingError as error:
        print(type(error).__module__, str(error).split("WeightsUnpickler error: ")[1].split(" was not")[0])


try:
    torch.load(saved(nn.Sequential(nn.Tanh())))
except pickle.UnpicklingError as error:
    print(error)
for value in [
    nn.Sequential(nn.Linear(1, 1)), nn.Linear(1, 1).state_dict(), {"model": nn.Linear(1, 1)}, nn.ReLU(),
    {"rate": 0.1, "act": nn.ReLU()}, [1, "a", None, 2.5, (1, 2), {1}, 1j, b"ab", True], collections.OrderedDict(a=1),
    collections.Counter("aab"), collections.defaultdict(list), np.ones(2), np.float64(2), {"loss": np.float64(1.5)},
    torch.optim.SGD(nn.Linear(1, 1).parameters(), 0.1), range(3), frozenset([1]), torch.float32, torch.Size([1]),
    torch.device("cpu"), nn.Parameter(torch.ones(1)), print, nn.Linear, argparse.Namespace(rate=0.5),
]:
    show(value)
show(nn.Sequential(nn.Tanh()), weights_only=True)
show(nn.Sequential(nn.Tanh()), weights_only=False)
print(torch.load(saved(argparse.Namespace(rate=0.5)), weights_only=False).rate)
with torch.serialization.safe_globals([argparse.Namespace]):
    print(torch.load(saved(argparse.Namespace(rate=0.5))).rate)
show(argparse.Namespace(rate=0.5))
torch.serialization.add_safe_globals([nn.Sequential])
show(nn.Sequential(nn.Tanh()))
torch.serialization.clear_safe_globals()
show(nn.Sequential(nn.Tanh()))
