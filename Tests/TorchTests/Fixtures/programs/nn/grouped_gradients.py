import torch
import torch.nn.functional as F

for heads, shared, queries, keys, size in ((4, 2, 3, 5, 4), (8, 2, 16, 16, 8), (4, 1, 32, 40, 32), (6, 3, 7, 9, 16)):
    torch.manual_seed(heads)
    q = torch.randn(2, heads, queries, size, requires_grad=True)
    k, v = [torch.randn(2, shared, keys, size, requires_grad=True) for _ in range(2)]
    for more in ({}, {'is_causal': True}, {'scale': 0.5}):
        out = F.scaled_dot_product_attention(q, k, v, enable_gqa=True, **more)
        grads = torch.autograd.grad((out * (torch.arange(out.numel()).reshape(out.shape) % 7 - 3.)).sum(), (q, k, v))
        print(out.grad_fn.name(), [tuple(g.shape) for g in grads], [g.sum().item() for g in grads])
        print(grads[1][0, 0, :2].tolist(), grads[2][1, -1, -2:].tolist())
try:
    F.scaled_dot_product_attention(torch.ones(1, 4, 2, 2), torch.ones(1, 3, 2, 2), torch.ones(1, 3, 2, 2), enable_gqa=True)
except RuntimeError as error:
    print(error)
