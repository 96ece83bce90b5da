# Nine trainings, each with SGD, momentum and weight decay to the last bit, and with Adam for 300 steps to four decimals.
import math

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(3)


class Letters(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.rnn, self.out = nn.Embedding(9, 6), nn.RNN(6, 12), nn.Linear(12, 9)

    def forward(self, tokens):
        return self.out(self.rnn(self.embed(tokens))[0])


class Sums(nn.Module):
    # The gates of an LSTM, one step after the other.
    def __init__(self):
        super().__init__()
        self.cell, self.out = nn.LSTMCell(1, 8), nn.Linear(8, 1)

    def forward(self, x):
        state = None
        for column in x.split(1, 1):
            state = self.cell(column, state)
        return self.out(state[0])


class Attending(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.head = nn.Embedding(4, 8), nn.Linear(8, 2)
        self.layer = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True)

    def forward(self, tokens):
        return self.head(self.layer(self.embed(tokens)).mean(1))


class Fast(nn.Module):
    # A step of gradient descent on four points, inside the model: what is trained is where it starts.
    def __init__(self):
        super().__init__()
        self.start = nn.ParameterList([torch.randn(8, 1) * 0.5, torch.zeros(8), torch.randn(1, 8) * 0.3, torch.zeros(1)])

    def run(self, w, x):
        return F.linear(torch.tanh(F.linear(x, w[0], w[1])), w[2], w[3])

    def forward(self, curves):
        weights, results = list(self.start), []
        for shift in curves:
            x = torch.linspace(-2, 2, 8).view(8, 1)
            y = (x + shift) * (x - shift)
            inner = F.mse_loss(self.run(weights, x[::2]), y[::2])
            grads = torch.autograd.grad(inner, weights, create_graph=True)
            moved = [w - 0.05 * g for w, g in zip(weights, grads)]
            results.append(F.mse_loss(self.run(moved, x[1::2]), y[1::2]))
        return torch.stack(results)


def arms():
    t = torch.linspace(0.2, 1, 20)
    angles = [t * 4 + arm * 2 * math.pi / 3 for arm in range(3)]
    points = torch.cat([torch.stack([t * a * 0.3, t * (1 - a * a / 8)], 1) for a in angles])
    return points, torch.arange(3).repeat_interleave(20)


line = torch.linspace(-1, 1, 24).view(12, 2)
clouds = torch.cat([torch.randn(20, 2) + 1.5, torch.randn(20, 2) - 1.5])
bars = torch.zeros(24, 1, 6, 6)
for i in range(24):
    if i % 2:
        bars[i, 0, i % 6] = 1.0
    else:
        bars[i, 0, :, i % 5] = 1.0
bars += torch.rand(24, 1, 6, 6) * 0.2
text = torch.arange(30) * 7 % 9
sums = torch.rand(16, 5)
words = torch.randint(0, 4, (20, 7))
classify = lambda output, target: F.cross_entropy(output.flatten(0, -2), target.flatten())
tasks = {
    "linear regression": (lambda: nn.Linear(2, 1), line, line @ torch.tensor([[2.0], [-1.0]]) + 0.5, F.mse_loss),
    "logistic regression": (lambda: nn.Linear(2, 1), clouds, (torch.arange(40) < 20).float().view(40, 1), F.binary_cross_entropy_with_logits),
    "XOR": (lambda: nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid()),
            torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]]), torch.tensor([[0.0], [1], [1], [0]]), F.binary_cross_entropy),
    "spiral": (lambda: nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 3)), *arms(), F.cross_entropy),
    "conv net": (lambda: nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(16, 2)),
                 bars, torch.arange(24) % 2, F.cross_entropy),
    "char-RNN": (Letters, text[:-1].unsqueeze(1), text[1:].unsqueeze(1), classify),
    "LSTM": (Sums, sums, sums.mean(1, keepdim=True), F.mse_loss),
    "autoencoder": (lambda: nn.Sequential(nn.Linear(8, 3), nn.Tanh(), nn.Linear(3, 8)), torch.eye(8), torch.eye(8), F.mse_loss),
    "transformer": (Attending, words, ((words == 0).sum(1) > 1).long(), F.cross_entropy),
    "MAML": (Fast, [0.5, 1.0, 1.5], None, lambda losses, _: losses.mean()),
}
for name, (make, x, y, measure) in tasks.items():
    for kind in ("SGD", "Adam"):
        torch.manual_seed(1)
        model = make()
        if kind == "SGD":
            steps, opt = 60, torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-3)
        else:
            steps, opt = 300, torch.optim.Adam(model.parameters(), lr=0.003)
        shown = []
        for step in range(steps):
            opt.zero_grad()
            loss = measure(model(x), y)
            loss.backward()
            opt.step()
            if step % (steps // 4) == 0 or step == steps - 1:
                size = sum(p.detach().double().sum().item() for p in model.parameters())
                shown.append(f"{loss.item().hex()} {size.hex()}" if kind == "SGD" else f"{loss.item():.4f}")
        print(name, kind, *shown)
