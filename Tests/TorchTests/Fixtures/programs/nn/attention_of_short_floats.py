# attention of half floats: scores and sums in single precision, weights and flow in the short type
import torch
import torch.nn.functional as F

torch.manual_seed(0)


def shown(t):
    return [v.hex() for v in t.double().flatten().tolist()[:6]], t.double().sum().item().hex()


for dtype in [torch.bfloat16, torch.float16]:
    for rows, size in [(5, 4), (5, 16)] + [(40, 16)] * (dtype == torch.bfloat16):
        for causal in [False, True]:
            q, k, v = (torch.randn(2, 2, rows, size).to(dtype).requires_grad_(True) for _ in range(3))
            value = F.scaled_dot_product_attention(q, k, v, is_causal=causal)
            gradients = torch.autograd.grad(value, (q, k, v), torch.randn(value.shape).to(dtype))
            print(dtype, rows, causal, value.grad_fn.name(), shown(value))
            for g in gradients:
                print(g.dtype, shown(g))
    mask = torch.rand(9, 9) < 0.5
    q, k, v = (torch.randn(1, 2, 9, 8).to(dtype) for _ in range(3))
    print(shown(F.scaled_dot_product_attention(q, k, v, attn_mask=mask)))
    print(shown(F.scaled_dot_product_attention(q, k, v, attn_mask=torch.where(mask, 0.0, -1.0).to(dtype))))
