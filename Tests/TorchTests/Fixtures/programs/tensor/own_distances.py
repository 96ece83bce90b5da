import torch
import torch.nn.functional as F

torch.manual_seed(0)
for dtype in (torch.float32, torch.float64):
    for columns in (3, 8, 20):
        for p in (1., 2., 3., 1.5, float("inf")):
            rows = torch.randn(5, columns, dtype=dtype, requires_grad=True)
            distances = F.pdist(rows, p)
            distances.backward(torch.randn(10, dtype=dtype))
            print([v.hex() for v in distances[:4].tolist()], [v.hex() for v in rows.grad.flatten()[:4].tolist()])
