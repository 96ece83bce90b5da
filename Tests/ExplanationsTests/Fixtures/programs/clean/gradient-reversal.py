import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.autograd import Function

torch.manual_seed(0)


class ReverseLayerF(Function):
    @staticmethod
    def forward(ctx, x, alpha):
        ctx.alpha = alpha
        return x.view_as(x)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output.neg() * ctx.alpha, None


feature, label, domain = nn.Linear(4, 6), nn.Linear(6, 2), nn.Linear(6, 2)
opt = torch.optim.SGD([*feature.parameters(), *label.parameters(), *domain.parameters()], 0.05, momentum=0.9)
for i in range(4):
    alpha = 2.0 / (1.0 + 2.718281828 ** (-10 * i / 4)) - 1
    xs, ys, xt = torch.randn(8, 4), torch.randint(0, 2, (8,)), torch.randn(8, 4) + 0.5
    fs, ft = torch.tanh(feature(xs)), torch.tanh(feature(xt))
    err_label = F.cross_entropy(label(fs), ys)
    d = torch.cat([domain(ReverseLayerF.apply(fs, alpha)), domain(ReverseLayerF.apply(ft, alpha))])
    err_domain = F.cross_entropy(d, torch.cat([torch.zeros(8), torch.ones(8)]).long())
    err = err_label + err_domain
    opt.zero_grad()
    err.backward()
    opt.step()
print(round(err_label.item(), 3), round(err_domain.item(), 3))
