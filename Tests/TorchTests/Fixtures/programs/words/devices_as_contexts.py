# No tensor is made on the CPU where another device was asked for.
import torch

for name in ('cpu', 'cuda', 'cuda:1'):
    try:
        with torch.device(name):
            print(torch.nn.Linear(2, 2).weight.device, torch.ones(2))
    except Exception as error:
        print(name, type(error).__name__, error)
