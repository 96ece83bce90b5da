# half floats: statistics and values in single precision, what is kept in the type of the parameters
import torch
import torch.nn.functional as F

torch.manual_seed(0)


def show(name, value, inputs, gradient, *others):
    gradients = torch.autograd.grad(value, inputs, gradient)
    print(name, value.grad_fn.name(), value.dtype, [g.dtype for g in gradients])
    for t in (value, *gradients, *others):
        print([v.hex() for v in t.double().flatten().tolist()[:6]])


for dtype in [torch.bfloat16, torch.float16]:
    for kept in [dtype, torch.float32]:
        x = torch.randn(6, 4, 5).to(dtype).requires_grad_(True)
        gradient = torch.randn(6, 4, 5).to(dtype)
        w, b = (torch.rand(5).to(kept).requires_grad_(True) for _ in range(2))
        show("layer", F.layer_norm(x, (5,), w, b), (x, w, b), gradient)
        if kept == dtype:
            show("layer", F.layer_norm(x, (5,)), (x,), gradient)
        w, b = (torch.rand(4).to(kept).requires_grad_(True) for _ in range(2))
        show("group", F.group_norm(x, 2, w, b), (x, b), gradient)
        mean, variance = torch.randn(4).to(kept), torch.rand(4).to(kept) + 0.5
        for training in [True, False]:
            value = F.batch_norm(x, mean, variance, w, b, training)
            show("batch", value, (x, b), gradient, mean, variance)
