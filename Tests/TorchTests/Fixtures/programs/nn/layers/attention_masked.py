# Fused attention: rows with nothing to look at, masks of both kinds, causal rows, and the bits of a short sequence.
import math

import torch
import torch.nn.functional as F
from torch import nn


def bits(t):
    return [v.hex() for v in t.detach().flatten().tolist()]


torch.manual_seed(0)
q, k, v = torch.randn(1, 1, 3, 4), torch.randn(1, 1, 5, 4), torch.randn(1, 1, 5, 4)
for t in (q, k, v):
    t.requires_grad_()
mask = torch.zeros(3, 5)
mask[1], mask[2, 3:] = -math.inf, -math.inf
out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
out.square().sum().backward()
print(out, q.grad, k.grad, v.grad)
allowed = torch.ones(3, 5, dtype=torch.bool)
allowed[1] = False
print(F.scaled_dot_product_attention(q, k, v, attn_mask=allowed))
print(F.scaled_dot_product_attention(q[0], k[0], v[0], attn_mask=mask))
print(F.scaled_dot_product_attention(q.double(), k.double(), v.double(), attn_mask=mask.double()))
print(F.scaled_dot_product_attention(q, k, v, attn_mask=torch.randn(3, 5), scale=0.3))
x = torch.randn(2, 3, 4, 8, requires_grad=True)
out = F.scaled_dot_product_attention(x, x, x, is_causal=True)
out.sum().backward()
print(out[0, 0], x.grad[1, 2])
q, k, v = (torch.randn(2, 3, n, 4, requires_grad=True) for n in (5, 7, 7))
out = F.scaled_dot_product_attention(q, k, v)
out.pow(2).sum().backward()
print(bits(out), bits(q.grad), bits(k.grad), bits(v.grad))
torch.manual_seed(0)
attention = nn.MultiheadAttention(16, 2, batch_first=True)
x = torch.randn(2, 9, 16)
print(bits(attention(x, x, x, need_weights=False)[0][0, :2]))
