import torch
import torch.nn.functional as F


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


x = torch.tensor([1.0, 4.0, 9.0])
wide = lambda: torch.empty(2, 2, dtype=torch.complex64)
for make in (
    lambda: torch.gradient(x, spacing=None), lambda: F.normalize(torch.ones(2, 3), p=None),
    lambda: F.normalize(torch.ones(2, 3), dim=None),
    lambda: F.multi_margin_loss(torch.ones(2, 3), torch.tensor([0, 1]), p=True),
    lambda: torch.tensordot(torch.ones(3, 3), torch.ones(3, 3), dims=True),
    lambda: x.is_contiguous(memory_format=torch.preserve_format),
    lambda: torch.ones(2, 3).t().is_contiguous(memory_format=torch.preserve_format),
    lambda: torch.ones(2, 3).lu(), lambda: torch.ones(2, 3).lu(get_infos=True),
    lambda: F.dropout3d(torch.ones(4), p=1.0), lambda: F.dropout3d(torch.ones(4), training=False),
    lambda: torch.Generator(device='cuda'), lambda: torch.Generator(device='mps'), lambda: torch.Generator(device='meta'),
    lambda: torch.frexp(x, out=(torch.empty(0), torch.empty(0, dtype=torch.int32))),
    lambda: torch.geqrf(torch.eye(2), out=(torch.empty(0), torch.empty(0))),
    lambda: torch.nuclear_norm(torch.eye(2), out=torch.empty(())),
    lambda: torch.frobenius_norm(torch.eye(2), 1, out=torch.empty(2)), lambda: F.logsigmoid(x, out=torch.empty(3)),
    lambda: torch.fft.fft2(torch.ones(2, 2), out=wide()), lambda: torch.fft.ifft2(torch.ones(2, 2), out=wide()),
    lambda: torch.fft.rfft2(torch.ones(2, 2), out=wide()), lambda: torch.fft.irfft2(torch.ones(2, 2) + 0j, out=torch.empty(2, 2)),
    lambda: torch.special.airy_ai(x, out=torch.empty(3)), lambda: torch.t_copy(torch.ones(2, 3), out=torch.empty(3, 2)),
    lambda: torch.unbind_copy(torch.ones(2, 3), out=[torch.empty(3), torch.empty(3)]),
    lambda: torch.alias_copy(x, out=torch.empty(3)), lambda: torch.detach_copy(x, out=torch.empty(3)),
    lambda: torch.squeeze_copy(x, out=torch.empty(3)), lambda: torch.diagonal_copy(torch.eye(2), out=torch.empty(2)),
    lambda: f'{torch.nn.Parameter(torch.tensor(2.5))} {torch.tensor(2.5)}', lambda: f'{torch.nn.Parameter(torch.tensor(2.5)):.1f}',
):
    show(make)
spectrum = torch.fft.fft(torch.arange(10007.0))
print(spectrum[0], (spectrum[1].real + 5003.5).abs() < 0.01, (torch.fft.ifft(spectrum).real - torch.arange(10007.0)).abs().max() < 0.01)
