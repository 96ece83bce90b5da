import torch
import torch.nn.functional as F

torch.manual_seed(0)
for dtype in (torch.float16, torch.bfloat16):
    for length in (5, 70, 200):
        x = (torch.randn(length) * 3).to(dtype)
        print(F.gelu(x).tolist()[::7], (-x).abs().view(torch.int16).sum().item())
        print(x.rsqrt().nansum(), (x**3).tolist()[:3], x.floor().sum(), (x + 0.1).tolist()[:3], (2 - x).tolist()[:3])

scores = torch.randn(6, 5, dtype=torch.float64).requires_grad_()
labels, weight = torch.tensor([0, 4, 2, 2, 1, 3]), torch.rand(5, dtype=torch.float64)
for p in (1, 2):
    for reduction in ("mean", "sum", "none"):
        scores.grad = None
        loss = F.multi_margin_loss(scores, labels, p=p, margin=0.7, weight=weight, reduction=reduction)
        loss.sum().backward()
        print(loss.tolist(), scores.grad.tolist()[1])
try:
    F.multi_margin_loss(scores, labels + 1)
except RuntimeError as error:
    print(error)

for dtype in (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8):
    x, y = torch.tensor([7, 100, 9, 6]).to(dtype), torch.tensor([2, 7, 3, 5]).to(dtype)
    if dtype != torch.uint8:
        x, y = torch.cat([x, -x]), torch.cat([y, y])
    for a, b in ((x, y), (x, -y) if dtype != torch.uint8 else (y, x)):
        print(a // b, a % b, torch.fmod(a, b), torch.div(a, b, rounding_mode="trunc"))
    print(x**3, x << 2, x >> 1, torch.add(x, y, alpha=3), x.clamp(3, 50), x.clamp(50, 3), torch.clamp(x, y, y + 1), x / 4)
    print(x.dot(y), x.view(2, -1).max(1), x.cummin(0), (x > 1.5).tolist(), x.to(torch.int8).tolist())
    try:
        x // 0
    except RuntimeError as error:
        print(error)
print(torch.tensor([[True, False]]).tolist(), torch.zeros(2, 0).tolist(), torch.tensor([1 + 2j]).tolist(), torch.tensor(2.5).tolist())
