import torch

for dtype in (torch.int64, torch.bool, torch.complex64):
    a = torch.tensor([[1, 0], [1, 1]], dtype=dtype)
    for make in (
        lambda: torch.frexp(a), lambda: torch.igamma(a, a), lambda: torch.special.gammaincc(a, a),
        lambda: torch.polar(a, a), lambda: torch.addcdiv(a, a, a + 1),
        lambda: a.median(0)[0], lambda: a.mode(0)[0].shape, lambda: a.kthvalue(1)[1].shape, lambda: a.topk(1)[1].shape,
        lambda: a.max(0)[0], lambda: a.min(0)[0], lambda: a.trace(),
    ):
        try:
            print(make())
        except Exception as error:
            print(type(error).__name__, str(error).split(".")[0])
try:
    torch.mvlgamma(torch.ones(1, dtype=torch.bool), 1)
except RuntimeError as error:
    print(error)
for name in ("nansum", "nanmean"):
    try:
        print(getattr(torch, name)(a))
    except RuntimeError as error:
        print(error)
