# Fourier transforms: one line, many short ones, images; lengths of small factors, and primes.
import time
import torch

torch.set_num_threads(1)
torch.manual_seed(0)


def timed(name, body, turns):
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        for _ in range(turns):
            body()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / turns}")


for n, turns in ((5, 2000), (16, 2000), (100, 2000), (101, 1000), (1000, 500), (1009, 200), (1024, 500), (10_000, 50),
                 (10_007, 10), (16_384, 50), (100_000, 5)):
    x = torch.rand(n)
    double, pair, pairs = x.double(), x.to(torch.complex64), x.to(torch.complex128)
    half = torch.fft.rfft(x)
    timed(f"fft {n}", lambda: torch.fft.fft(x), turns)
    timed(f"fft {n} doubles", lambda: torch.fft.fft(double), turns)
    timed(f"fft {n} complex", lambda: torch.fft.fft(pair), turns)
    timed(f"ifft {n} complex doubles", lambda: torch.fft.ifft(pairs), turns)
    timed(f"rfft {n}", lambda: torch.fft.rfft(x), turns)
    timed(f"irfft {n}", lambda: torch.fft.irfft(half, n), turns)

for rows, n, turns in ((64, 100, 100), (1000, 5, 100), (64, 64, 100), (200, 1000, 5)):
    x = torch.rand(rows, n)
    pair = x + 1j
    timed(f"fft {rows} x {n}", lambda: torch.fft.fft(x), turns)
    timed(f"fft {rows} x {n} complex", lambda: torch.fft.fft(pair), turns)
    timed(f"fft of columns {rows} x {n} complex", lambda: torch.fft.fft(pair, dim=0), turns)
    timed(f"rfft {rows} x {n}", lambda: torch.fft.rfft(x), turns)
    timed(f"fft2 {rows} x {n}", lambda: torch.fft.fft2(x), turns)
    timed(f"fft2 {rows} x {n} complex", lambda: torch.fft.fft2(pair), turns)
    timed(f"rfft2 {rows} x {n}", lambda: torch.fft.rfft2(x), turns)
