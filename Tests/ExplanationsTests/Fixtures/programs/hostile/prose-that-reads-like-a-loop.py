"""
Notes
for in practice this is short
"""
import torch
w = torch.tensor(2., requires_grad=True)
y = w.detach() * 3
z = y + w * 0
z.backward()
