import torch

torch.manual_seed(0)


def dropout(x, p, training):
    if not training:
        return x
    mask = (torch.rand(x.shape) > p).float()
    return mask * x / (1.0 - p)


def batch_norm(x, gamma, beta, moving_mean, moving_var, eps=1e-5, momentum=0.1):
    if not torch.is_grad_enabled():
        x_hat = (x - moving_mean) / torch.sqrt(moving_var + eps)
    else:
        mean = x.mean(dim=0)
        var = ((x - mean) ** 2).mean(dim=0)
        x_hat = (x - mean) / torch.sqrt(var + eps)
        moving_mean = (1.0 - momentum) * moving_mean + momentum * mean
        moving_var = (1.0 - momentum) * moving_var + momentum * var
    y = gamma * x_hat + beta
    return y, moving_mean.data, moving_var.data


W1 = torch.normal(0, 0.5, (4, 8), requires_grad=True)
b1 = torch.zeros(8, requires_grad=True)
W2 = torch.normal(0, 0.5, (8, 1), requires_grad=True)
gamma = torch.ones(8, requires_grad=True)
beta = torch.zeros(8, requires_grad=True)
mean, var = torch.zeros(8), torch.ones(8)
params = [W1, b1, W2, gamma, beta]
for step in range(4):
    X = torch.randn(16, 4)
    y = X.sum(1, keepdim=True)
    h, mean, var = batch_norm(X @ W1 + b1, gamma, beta, mean, var)
    h = dropout(torch.relu(h), 0.2, True)
    loss = ((h @ W2 - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= 0.05 * p.grad
            p.grad.zero_()
with torch.no_grad():
    h, _, _ = batch_norm(X @ W1 + b1, gamma, beta, mean, var)
    print(round(((torch.relu(h) @ W2 - y) ** 2).mean().item(), 3), mean.shape, mean.requires_grad)
