import torch

torch.manual_seed(0)
x = torch.tensor([1., 2., 0, -1, 3])
print(torch.fft.ifft(torch.fft.fft(x)))
for n in (2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 18, 20, 27, 36, 49, 64, 100):
    c = torch.complex(torch.randn(n), torch.randn(n))
    print(n, torch.view_as_real(torch.fft.fft(c)).flatten()[-4:].tolist(), torch.view_as_real(torch.fft.ifft(c)).flatten()[-4:].tolist())
for n in (2, 3, 4, 6, 9, 12):
    c = torch.complex(torch.randn(n, dtype=torch.float64), torch.randn(n, dtype=torch.float64))
    print(n, torch.view_as_real(torch.fft.fft(c)).flatten()[-4:].tolist())
for n in (2, 3, 4, 6, 8, 10, 12, 15):
    print(n, torch.view_as_real(torch.fft.rfft(torch.randn(n))).flatten()[-4:].tolist())
