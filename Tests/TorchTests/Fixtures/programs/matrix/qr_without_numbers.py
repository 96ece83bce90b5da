import torch

nan, inf = float('nan'), float('inf')
for place, value in (((0, 1), nan), ((1, 1), inf), ((2, 2), nan), ((1, 2), inf), ((0, 2), nan)):
    a = torch.tensor([[1., 2., 3.], [4., 5., 6.], [7., 8., 10.]])
    a[place] = value
    q, r = torch.linalg.qr(a)
    print(q.isnan(), r.isnan(), r.isinf())
