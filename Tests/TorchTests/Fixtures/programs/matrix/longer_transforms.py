import torch

torch.manual_seed(0)
for n in (17, 60, 100, 101, 210, 243, 1009, 1024, 2310):
    x = torch.randn(3, n, dtype=torch.float64)
    for name in ('fft', 'ifft', 'rfft', 'ihfft'):
        y = getattr(torch.fft, name)(x)
        print(n, name, y.shape, torch.round(torch.view_as_real(y[1, :3].resolve_conj()), decimals=6) + 0.)
    half = torch.fft.rfft(x)
    print(torch.allclose(torch.fft.irfft(half, n), x), torch.round(torch.fft.hfft(half, n)[2, :3], decimals=5) + 0.)
    z = torch.complex(x, x.flip(1))
    print(torch.allclose(torch.fft.ifft(torch.fft.fft(z)), z), torch.allclose(torch.fft.fft(z.T, dim=0), torch.fft.fft(z).T))
print(torch.fft.fft2(torch.ones(6, 10)), torch.fft.fft(torch.ones(100))[:3], torch.fft.rfft(torch.ones(1000))[:3])
