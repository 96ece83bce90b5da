# The `_copy` functions are one operation, and what they give is a new tensor.
import torch

x = torch.arange(12.0).reshape(1, 3, 4).requires_grad_()
for name, arguments in [
    ('alias', ()), ('expand', ((2, 3, 4),)), ('permute', ((2, 0, 1),)), ('select', (1, 1)), ('squeeze', (0,)), ('unsqueeze', (0,)),
    ('transpose', (1, 2)), ('view', ((4, 3),)), ('diagonal', (0, 1, 2)), ('slice', (2, 1, 3)), ('unfold', (2, 2, 2)),
    ('as_strided', ((2, 2), (1, 2))),
]:
    y = getattr(torch, name + '_copy')(x, *arguments)
    print(name, y.grad_fn.name(), y.grad_fn.next_functions[0][0].name(), y.stride(), y._is_view())
    print(torch.autograd.grad((y * y).sum(), x)[0].flatten().tolist())
for part in torch.unbind_copy(x, 1) + torch.split_with_sizes_copy(x, [1, 3], 2):
    print(part.grad_fn.name(), part.stride())
y = torch.narrow_copy(x, 2, 1, 2)
print(y.grad_fn.name(), y.grad_fn.next_functions[0][0].name(), y.stride())
try:
    torch.narrow_copy(x, 2, 0, -1)
except RuntimeError as e:
    print(e)
