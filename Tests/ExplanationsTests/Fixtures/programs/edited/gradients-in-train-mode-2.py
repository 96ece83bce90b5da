import torch, torch.nn as nn
x = torch.tensor([[1.0], [2.0], [3.0]], requires_grad=True)
norm = nn.BatchNorm1d(1)
for mood in (True, False):
    norm.train(mood)
    gradient, = torch.autograd.grad((norm(x) ** 3).sum(), x)
    print([round(n, 2) for n in gradient.flatten().tolist()])
dropout = nn.Dropout(0.5)
torch.manual_seed(0)
ones = torch.ones(4, requires_grad=True)
for call in range(2):
    print(torch.autograd.grad(dropout.eval()(ones).sum(), ones)[0].tolist())
