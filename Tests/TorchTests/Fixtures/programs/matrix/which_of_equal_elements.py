# The most frequent and the k-th smallest element: which of equal ones is named follows from how the reference sorts and selects.
import torch

for count in (5, 16, 17, 50, 300, 5000):
    for dtype in (torch.int64, torch.int32, torch.uint8, torch.float32, torch.float64, torch.float16):
        torch.manual_seed(count)
        x = torch.randint(0, min(count // 2, 100), (count,)).to(dtype)
        print(count, dtype, x.mode(), x.kthvalue(count // 2), x.kthvalue(1), x.median(0))
    x = torch.rand(3, count)
    print(x.kthvalue(count // 3), x.kthvalue(count, keepdim=True), x.mode(), x.median(1), x.t().kthvalue(2, 0))
far = torch.tensor([2**62, -(2**62), 5, 2**62, 5, 5])
print(far.mode(), far.kthvalue(4), far.median())
holes = torch.tensor([1.0, float("nan"), float("nan"), 2.0, 1.0, -0.0, 0.0])
print(holes.mode(), holes.kthvalue(3), holes.kthvalue(6).values, holes.median(), holes.nanmedian())
print(torch.tensor([float("nan"), float("nan"), 3.0]).mode(), torch.tensor([[True, False, True], [False, False, True]]).mode())
for values in (torch.tensor(3.0), torch.tensor([[3, 1, 3], [2, 2, 1]])):
    print(values.mode(), values.mode(0, keepdim=True), values.kthvalue(1))
for call in (lambda: torch.zeros(0, 3).mode(0), lambda: torch.zeros(3, dtype=torch.bool).kthvalue(1), lambda: torch.zeros(2).kthvalue(3)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
