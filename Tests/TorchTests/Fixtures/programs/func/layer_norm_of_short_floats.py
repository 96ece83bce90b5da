# A mapped layer norm of half floats with parameters of single precision gives half floats
import torch
import torch.nn.functional as F

for dtype in [torch.bfloat16, torch.float16]:
    for kept in [dtype, torch.float32]:
        x = torch.arange(24.0).reshape(2, 3, 4).to(dtype)
        w, b = torch.ones(4, dtype=kept), torch.zeros(4, dtype=kept)
        print(torch.func.vmap(lambda t: F.layer_norm(t, (4,), w, b))(x).dtype)
