import torch
import torch.nn.functional as F

torch.manual_seed(0)


def show(t):
    print([v.hex() for v in t.flatten()[:8].tolist()])


for queries, keys in (((2, 4, 5, 8), (2, 2, 5, 8)), ((4, 5, 8), (1, 5, 8)), ((2, 4, 5, 8), (1, 2, 5, 8))):
    q, k, v = torch.randn(queries), torch.randn(keys), torch.randn(keys)
    show(F.scaled_dot_product_attention(q, k, v, enable_gqa=True))
    show(F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True))
x = torch.randn(5, 8)
for call in (
    lambda: F.scaled_dot_product_attention(q, q[:, :3], q[:, :3], enable_gqa=True),
    lambda: F.scaled_dot_product_attention(x, x, x, dropout_p=1.5),
    lambda: F.scaled_dot_product_attention(x, x, x, torch.ones(5, 5), is_causal=True),
):
    try:
        print(call().shape)
    except Exception as error:
        print(type(error).__name__, error)
show(F.scaled_dot_product_attention(x, x, x, dropout_p=-1.))
