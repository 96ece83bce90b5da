import math
import torch

torch.manual_seed(0)
X = torch.linspace(0, 1, 8).unsqueeze(1)
y = torch.sin(6 * X).squeeze() + 0.1 * torch.randn(8)
log_length = torch.tensor(0.0, requires_grad=True)
log_scale = torch.tensor(0.0, requires_grad=True)
log_noise = torch.tensor(-2.0, requires_grad=True)
opt = torch.optim.Adam([log_length, log_scale, log_noise], 0.1)


def kernel(A, B):
    return log_scale.exp() * torch.exp(-0.5 * (A - B.T) ** 2 / log_length.exp() ** 2)


for step in range(5):
    K = kernel(X, X) + (log_noise.exp() + 1e-4) * torch.eye(8)
    L = torch.linalg.cholesky(K)
    alpha = torch.cholesky_solve(y.unsqueeze(1), L).squeeze()
    nll = 0.5 * y @ alpha + L.diagonal().log().sum() + 4 * math.log(2 * math.pi)
    opt.zero_grad()
    nll.backward()
    opt.step()
with torch.no_grad():
    mean = kernel(torch.tensor([[0.5]]), X) @ alpha
print(round(nll.item(), 3), mean.shape)
