"""Bounds of slices and indices that are none."""
import torch

def fresh():
    return dict(globals(), x=torch.ones(3, 4))


CALLS = r"""
x['x':2].shape
x[:, 0:'x'].shape
x[0:2:'x'].shape
x['x'].shape
x[1.5:2].shape
x[:, 0:1.5].shape
x[0:2:1.5].shape
x[1.5].shape
x[None:2].shape
x[:, 0:None].shape
x[0:2:None].shape
x[None].shape
x[[1]:2].shape
x[:, 0:[1]].shape
x[0:2:[1]].shape
x[[1]].shape
x[torch.ones(2):2].shape
x[:, 0:torch.ones(2)].shape
x[0:2:torch.ones(2)].shape
x[torch.ones(2)].shape
x[torch.tensor(1):2].shape
x[:, 0:torch.tensor(1)].shape
x[0:2:torch.tensor(1)].shape
x[torch.tensor(1)].shape
x[torch.tensor(1.):2].shape
x[:, 0:torch.tensor(1.)].shape
x[0:2:torch.tensor(1.)].shape
x[torch.tensor(1.)].shape
x[True:2].shape
x[:, 0:True].shape
x[0:2:True].shape
x[True].shape
x[{}:2].shape
x[:, 0:{}].shape
x[0:2:{}].shape
x[{}].shape
x[torch.float32:2].shape
x[:, 0:torch.float32].shape
x[0:2:torch.float32].shape
x[torch.float32].shape
x[(1,2):2].shape
x[:, 0:(1,2)].shape
x[0:2:(1,2)].shape
x[(1,2)].shape
x[2**70]
x[2**63-1]
x[-2**63]
x[2**64]
x.__setitem__(slice("a",2),0)
x.__setitem__(slice(1.5,2),0)
torch.histc(x,4,2,1)
torch.device([1])
torch.device(None)
torch.device()
torch.device(1.5)
"""

for expression in CALLS.strip().split("\n"):
    torch.manual_seed(1)
    try:
        print(expression, "|", eval(expression, fresh()))
    except Exception as error:
        print(expression, "|", type(error).__name__ + ":", error)
