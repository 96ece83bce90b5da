# Numbers on the bounds of bins: histc computes the place in single precision, histogram compares with the edges.
import torch

for dtype in (torch.float32, torch.float64):
    for x in (torch.linspace(0, 1, 101, dtype=dtype), torch.arange(0, 1.01, 0.1, dtype=dtype), torch.arange(-3, 4, dtype=dtype)):
        print(torch.histc(x, 10).tolist(), torch.histc(x, 7, -1, 1).tolist(), torch.histc(x, 4, 0.1, 0.7).tolist())
        print(torch.histogram(x, 10).hist.tolist(), torch.histogram(x, 7, range=(-1.0, 1.0)).hist.tolist())
torch.manual_seed(0)
print(torch.histc(torch.rand(100000), 100).tolist() == torch.histogram(torch.rand(100000), 100).hist.tolist())
print(torch.histc((torch.rand(20000) * 100).round() / 100, 20, 0, 1).tolist())
