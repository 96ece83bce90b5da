import torch

torch.manual_seed(0)


class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]

    def __getitem__(self, idx):
        return self.data[idx]


W = torch.normal(0, 0.01, size=(4, 3), requires_grad=True)
b = torch.zeros(3, requires_grad=True)


def softmax(X):
    X_exp = torch.exp(X)
    return X_exp / X_exp.sum(1, keepdim=True)


def net(X):
    return softmax(torch.matmul(X.reshape((-1, W.shape[0])), W) + b)


def cross_entropy(y_hat, y):
    return -torch.log(y_hat[list(range(len(y_hat))), y])


def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())


X = torch.randn(60, 4)
y = X[:, :3].argmax(1)
metric = Accumulator(3)
for i in range(0, 60, 12):
    Xb, yb = X[i:i + 12], y[i:i + 12]
    y_hat = net(Xb)
    l = cross_entropy(y_hat, yb)
    l.sum().backward()
    with torch.no_grad():
        for p in (W, b):
            p -= 0.1 * p.grad / 12
            p.grad.zero_()
    metric.add(float(l.sum()), accuracy(y_hat, yb), yb.numel())
print(round(metric[0] / metric[2], 3), round(metric[1] / metric[2], 3))
