# Convolutions of complex numbers (small integers), and a transposed one whose output padding leaves room for more windows.
import torch
import torch.nn.functional as F

def c(*shape):
    n = torch.Size(shape).numel()
    return torch.complex(torch.arange(float(n)) % 5 - 2, 3 - torch.arange(float(n)) % 4).reshape(shape).requires_grad_()

for function, x, w in [(F.conv1d, c(1, 2, 5), c(2, 2, 3)), (F.conv2d, c(1, 1, 3, 3), c(2, 1, 2, 2)),
                       (F.conv_transpose1d, c(1, 2, 3), c(2, 2, 2)), (F.conv3d, c(1, 1, 2, 2, 2), c(1, 1, 2, 1, 1))]:
    b = c(w.shape[1] if function is F.conv_transpose1d else w.shape[0])
    y = function(x, w, b)
    print(y.grad_fn.name(), [f[0].name() for f in y.grad_fn.next_functions], y.flatten().tolist())
    for g in torch.autograd.grad((y * (1 - 2j)).real.sum(), (x, w, b)):
        print(g.flatten().tolist())
x = torch.arange(4.0).reshape(1, 1, 4).requires_grad_()
w = torch.tensor([[[1.0, 2.0]]], requires_grad=True)
y = F.conv_transpose1d(x, w, stride=1, dilation=3, output_padding=2)
print(y.tolist(), [g.tolist() for g in torch.autograd.grad((y * torch.arange(9.0)).sum(), (x, w))])
g = torch.autograd.grad((F.conv_transpose1d(x, w, stride=1, dilation=3, output_padding=2) ** 2).sum(), (x, w), create_graph=True)
print([h.tolist() for h in torch.autograd.grad(g[0].sum() + g[1].sum(), (x, w))])
print(F.pad(c(1, 1, 4), (1, 2), mode='reflect').grad_fn.name())
x = c(1, 1, 4)
for mode in ['reflect', 'replicate', 'circular']:
    print(mode, torch.autograd.grad((F.pad(x, (1, 2), mode=mode) * (1 + 1j)).imag.sum(), x)[0].tolist())
print(torch.constant_pad_nd(x, (1, 0), 2 - 1j))
