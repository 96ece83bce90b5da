# Layer normalisation of halves is computed in floats and rounded once; the gradients of its parameters are sums of halves.
import torch
import torch.nn.functional as F

for dtype in (torch.bfloat16, torch.float16):
    generator = torch.Generator().manual_seed(3)
    for n in (3, 17):
        x = (torch.randn(3, n, generator=generator) * 4).to(dtype).requires_grad_()
        w, b = [torch.randn(n, generator=generator).to(dtype).requires_grad_() for _ in range(2)]
        g = torch.randn(3, n, generator=generator).to(dtype)
        for weight, bias in ((w, b), (w, None), (None, b), (None, None)):
            y = F.layer_norm(x, (n,), weight, bias)
            print(n, y.tolist(), y.grad_fn.name())
            given = [v for v in (x, weight, bias) if v is not None]
            for found in torch.autograd.grad(y, given, g):
                print(found.dtype, found.tolist())
y, mean, factor = torch.native_layer_norm(torch.tensor([[1.0, 2.0, 4.0]]), (3,), None, None, 1e-5)
print(y.tolist(), mean.tolist(), factor.tolist())
