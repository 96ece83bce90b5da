import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(0)
np.random.seed(0)
net = nn.Linear(4, 3)
opt = torch.optim.SGD(net.parameters(), 0.1)
criterion = nn.CrossEntropyLoss()
train_loss, correct, total = 0, 0, 0
for step in range(4):
    x, y = torch.randn(10, 4), torch.randint(0, 3, (10,))
    lam = np.random.beta(1.0, 1.0)
    index = torch.randperm(10)
    mixed_x = lam * x + (1 - lam) * x[index, :]
    y_a, y_b = y, y[index]
    outputs = net(mixed_x)
    loss = lam * criterion(outputs, y_a) + (1 - lam) * criterion(outputs, y_b)
    train_loss += loss.item()
    _, predicted = torch.max(outputs.data, 1)
    total += y.size(0)
    correct += (lam * predicted.eq(y_a.data).cpu().sum().float() + (1 - lam) * predicted.eq(y_b.data).cpu().sum().float())
    opt.zero_grad()
    loss.backward()
    opt.step()
print("Loss: %.3f | Acc: %.1f%%" % (train_loss / 4, 100.0 * correct / total))
