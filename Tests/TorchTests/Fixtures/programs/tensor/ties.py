"""Which of equal elements topk, kthvalue and median name."""
import torch

torch.manual_seed(0)
for n in (1, 2, 3, 4, 5, 8, 15, 16, 17, 20, 33, 64, 65, 100, 130, 200, 300):
    for high in (2, 3, 10):
        for dtype in (torch.float32, torch.int64):
            x = torch.randint(0, high, (n,)).to(dtype)
            for k in sorted({1, 2, 3, n // 2, n - 1, n}):
                if 1 <= k <= n:
                    print(n, high, k, x.topk(k)[1].tolist()[:20], x.topk(k, largest=False)[1].tolist()[:20])
                    print(x.kthvalue(k)[1].item())
            print(x.median(0)[1].item())
y = torch.randint(0, 3, (7, 40)).float()
y[2, 5] = float("nan")
print(y.topk(3, 0)[1].tolist(), y.topk(3, 1)[1].tolist(), y.median(1)[1].tolist(), y.kthvalue(20, 1)[1].tolist())
