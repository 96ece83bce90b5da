# The order of elements in memory: memory_format.
import torch

x = torch.arange(24.0).view(1, 2, 3, 4).permute(0, 2, 1, 3)
y = torch.arange(24.0).view(1, 2, 3, 2, 2)
for call in [lambda: x.clone(memory_format=torch.contiguous_format), lambda: torch.clone(x, memory_format=torch.preserve_format),
             lambda: x.clone(memory_format=torch.channels_last), lambda: x.contiguous(memory_format=torch.channels_last),
             lambda: x.to(memory_format=torch.channels_last), lambda: torch.zeros_like(x, memory_format=torch.contiguous_format),
             lambda: torch.empty_like(x), lambda: torch.ones_like(x, memory_format=torch.preserve_format),
             lambda: x.double(memory_format=torch.preserve_format), lambda: x.to(torch.float64, memory_format=torch.contiguous_format),
             lambda: torch.rand_like(x, memory_format=torch.contiguous_format), lambda: x.float(memory_format=torch.channels_last),
             lambda: torch.empty(1, 2, 3, 4, memory_format=torch.channels_last), lambda: x.cpu(memory_format=torch.preserve_format),
             lambda: torch.full_like(x, 1, memory_format=torch.channels_last), lambda: x[0].clone(memory_format=torch.channels_last),
             lambda: y.clone(memory_format=torch.channels_last_3d), lambda: y.contiguous(memory_format=torch.channels_last_3d),
             lambda: y.contiguous(memory_format=torch.channels_last), lambda: x.clone(memory_format=torch.channels_last).clone()]:
    try:
        result = call()
        print(result.shape, result.stride(), torch.equal(result, x) if result.shape == x.shape else "")
    except RuntimeError as error:
        print(error)
print(x.is_contiguous(), x.is_contiguous(memory_format=torch.channels_last))
print(x.contiguous(memory_format=torch.channels_last).is_contiguous(memory_format=torch.channels_last))
z = x.clone().requires_grad_()
w = z.clone(memory_format=torch.channels_last)
print(w.grad_fn.name(), z.contiguous(memory_format=torch.channels_last).grad_fn.name())
w.sum().backward()
print(z.grad.stride())
