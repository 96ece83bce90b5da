# Products and quotients of complex numbers round as vectors do, what is left over and single ones otherwise; polynomials fuse.
import torch

for dtype in (torch.complex64, torch.complex128):
    n = torch.arange(1, 24, dtype=torch.float64)
    a = torch.complex((n * 1.37).sin(), (n * 0.71).cos() * 3).to(dtype)
    b = torch.complex((n * 2.11).cos() * 2, (n * 0.37).sin()).to(dtype)
    for count in (1, 3, 7, 8, 13, 23):
        x, y = a[:count], b[:count]
        for z in (x * y, x / y, x * b[3], a[5] * y, x / b[3], x.reciprocal(), torch.sigmoid(x)[:0]):
            print(torch.view_as_real(z).flatten().tolist())
    for z in (a[::2] * b[::2], a[::3] / b[:8], torch.lerp(a[:16], b[:16], 0.3), torch.lerp(a[:16], b[:16], 0.8), a[:20].reshape(4, 5) * b[:4, None]):
        print(torch.view_as_real(z).flatten().tolist())
for dtype in (torch.float32, torch.float64):
    x = torch.tensor([-1.7, -1, -0.6, 0, 0.3, 0.9, 1, 2.3], dtype=dtype)
    for name in ('chebyshev_polynomial_t', 'chebyshev_polynomial_u', 'chebyshev_polynomial_v', 'chebyshev_polynomial_w',
                 'shifted_chebyshev_polynomial_t', 'shifted_chebyshev_polynomial_u', 'shifted_chebyshev_polynomial_v',
                 'shifted_chebyshev_polynomial_w', 'hermite_polynomial_h', 'hermite_polynomial_he', 'laguerre_polynomial_l',
                 'legendre_polynomial_p'):
        for n in (0, 1, 4, 11):
            print(name, n, getattr(torch.special, name)(x, n).tolist())
