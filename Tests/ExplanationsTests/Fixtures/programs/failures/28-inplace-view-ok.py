import torch, torch.nn as nn, torch.nn.functional as F
x = torch.ones(3, requires_grad=True); b = x * 1; v = b[0]
v *= 10                                        # legal: b's history is rewritten (CopySlices)
b.sum().backward(); print(b, x.grad)
