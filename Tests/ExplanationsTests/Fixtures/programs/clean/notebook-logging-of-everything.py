import json
import math
import time
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
opt = torch.optim.Adam(model.parameters(), 1e-2)
log = []
best = math.inf
ema_loss = None
start = time.time()
for step in range(6):
    x = torch.randn(16, 2)
    y = (x[:, 0] * x[:, 1]).unsqueeze(1)
    pred = model(x)
    loss = (pred - y).square().mean()
    opt.zero_grad()
    loss.backward()
    grads = np.concatenate([p.grad.numpy().ravel() for p in model.parameters()])
    weights = torch.cat([p.detach().flatten() for p in model.parameters()]).numpy()
    opt.step()
    ema_loss = loss.item() if ema_loss is None else 0.9 * ema_loss + 0.1 * loss.item()
    best = min(best, ema_loss)
    log.append({"step": step, "loss": float(loss), "rmse": math.sqrt(loss.item()), "grad_norm": float(np.linalg.norm(grads)),
                "ratio": float(np.abs(grads).mean() / np.abs(weights).mean()), "lr": opt.param_groups[0]["lr"], "text": f"{loss:.4f} {loss.item():.3e} {pred.mean():+.2f}"})
losses = torch.tensor([r["loss"] for r in log])
smooth = torch.nn.functional.conv1d(losses.view(1, 1, -1), torch.ones(1, 1, 3) / 3).flatten().tolist()
table = np.array([[r["step"], r["loss"]] for r in log])
print(len(json.dumps(log[-1])) > 20, len(smooth), table.shape, best <= log[0]["loss"], time.time() >= start)
