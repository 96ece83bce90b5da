import torch
import torch.nn as nn

torch.manual_seed(0)
X = torch.randn(30, 3)
y = X[:, 0] - X[:, 1]


def reset(m):
    if hasattr(m, "reset_parameters"):
        m.reset_parameters()


def k_fold(k=3):
    scores = []
    net = nn.Sequential(nn.Linear(3, 1))
    for i in range(k):
        net.apply(reset)
        opt = torch.optim.Adam(net.parameters(), lr=0.1)
        idx = torch.arange(30)
        val = (idx % k) == i
        for epoch in range(5):
            opt.zero_grad()
            loss = nn.functional.mse_loss(net(X[~val]).squeeze(-1), y[~val])
            loss.backward()
            opt.step()
        with torch.no_grad():
            rmse = torch.sqrt(nn.functional.mse_loss(net(X[val]).squeeze(-1), y[val]))
        scores.append(float(rmse))
        print(f"fold {i + 1}, train {float(loss):f}, valid {scores[-1]:f}")
    return sum(scores) / k


print(round(k_fold(), 3))
