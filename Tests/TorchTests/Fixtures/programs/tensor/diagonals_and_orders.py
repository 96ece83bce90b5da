# fill_diagonal_ in all its forms, dim_order with its checks
import torch

for shape, wrap in [((7, 3), True), ((7, 3), False), ((3, 7), True), ((2, 2, 2), True), ((9, 2), True), ((4, 3), True), ((6, 1), True), ((0, 3), True), ((2, 2, 3), False), ((3,), True)]:
    try:
        print(shape, wrap, torch.zeros(shape).fill_diagonal_(5, wrap=wrap).tolist())
    except RuntimeError as e:
        print(e)
x = torch.zeros(7, 3, requires_grad=True)
y = (x * 1).fill_diagonal_(2, wrap=True)
print(torch.autograd.grad(y.sum(), x)[0].tolist(), torch.zeros(3, 7).t().fill_diagonal_(5, wrap=True).tolist())
for check in [True, False, [], [torch.contiguous_format], [torch.channels_last], [torch.contiguous_format, torch.channels_last], "x", 3, None, [3]]:
    for t in [torch.empty(1, 2, 3, 4), torch.empty(2, 3), torch.empty(2, 1, 3), torch.empty(2, 3, 4, 5).transpose(0, 1), torch.empty(2, 3).expand(2, 2, 3), torch.empty(())]:
        try:
            print(check, tuple(t.shape), t.dim_order(ambiguity_check=check))
        except (RuntimeError, TypeError) as e:
            print(check, tuple(t.shape), type(e).__name__, e)
