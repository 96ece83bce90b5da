import torch
from torch import nn
torch.manual_seed(0)
class SGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr
    def step(self):
        for param in self.params:
            param -= self.lr * param.grad
    def zero_grad(self):
        for param in self.params:
            if param.grad is not None:
                param.grad.zero_()
class LinearRegressionScratch(nn.Module):
    def __init__(self, num_inputs, lr, sigma=0.01):
        super().__init__()
        self.lr = lr
        self.w = torch.normal(0, sigma, (num_inputs, 1), requires_grad=True)
        self.b = torch.zeros(1, requires_grad=True)
    def forward(self, X):
        return torch.matmul(X, self.w) + self.b
    def loss(self, y_hat, y):
        return ((y_hat - y) ** 2 / 2).mean()
    def configure_optimizers(self):
        return SGD([self.w, self.b], self.lr)
X = torch.randn(40, 2); y = X @ torch.tensor([[1.0], [2.0]])
model = LinearRegressionScratch(2, lr=0.03)
optim = model.configure_optimizers()
for epoch in range(3):
    for i in range(0, 40, 10):
        loss = model.loss(model(X[i:i + 10]), y[i:i + 10])
        optim.zero_grad()
        with torch.no_grad():
            loss.backward()
            optim.step()
    print(loss.item())
