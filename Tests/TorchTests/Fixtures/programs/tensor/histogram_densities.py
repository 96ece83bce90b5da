import torch

torch.manual_seed(0)
x = torch.randn(1000)
for bins in (5, 7, 100):
    print([number.hex() for number in torch.histogram(x, bins, density=True).hist.tolist()])
print(torch.histogram(x, torch.tensor([-2.0, -0.3, 0.1, 2.5]), density=True).hist.tolist())
print(torch.histogram(x.double(), 6, range=(-1.0, 2.0), density=True).hist.tolist())
