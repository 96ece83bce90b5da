# Steps of training: forward, loss, backward, SGD.
import time
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)


def train(name, sizes, batch, steps):
    torch.manual_seed(0)
    layers = []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            layers.append(nn.ReLU())
    model = nn.Sequential(*layers)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    x = torch.randn(batch, sizes[0])
    y = torch.randint(0, sizes[-1], (batch,))
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        for _ in range(steps):
            optimizer.zero_grad()
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            optimizer.step()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / steps}")


train("step of 2-16-2, batch 100", [2, 16, 2], 100, 200)
train("step of 4-8-3, batch 16", [4, 8, 3], 16, 200)
train("step of 784-128-10, batch 64", [784, 128, 10], 64, 40)
train("step of 784-512-256-10, batch 64", [784, 512, 256, 10], 64, 10)
