# Systems of up to seven equations, to the last bit.
import torch

torch.manual_seed(0)
for dtype in (torch.float32, torch.float64):
    for n in range(1, 8):
        a = torch.randint(-999, 1000, (n, n)).to(dtype) / 64
        b = torch.randint(-999, 1000, (n, 3)).to(dtype) / 32
        print(n, torch.linalg.solve(a, b).tolist(), torch.linalg.solve(a, b[:, 0]).tolist())
        print(torch.linalg.inv(a).tolist(), torch.linalg.solve(a.mT, b[:, :1]).tolist())
