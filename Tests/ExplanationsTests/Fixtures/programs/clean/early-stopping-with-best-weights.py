import copy
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
X = torch.randn(60, 3)
y = (X @ torch.tensor([1.0, -2.0, 0.5])).unsqueeze(1) + 0.1 * torch.randn(60, 1)
train, val = random_split(TensorDataset(X, y), [40, 20])
train_loader, val_loader = DataLoader(train, batch_size=10, shuffle=True), DataLoader(val, batch_size=20)
model = nn.Linear(3, 1)
opt = torch.optim.Adam(model.parameters(), lr=0.1)
sched = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, patience=1)
best, best_state, patience = float("inf"), None, 0
history = {"train": [], "val": []}
for epoch in range(8):
    model.train()
    running = 0.0
    for xb, yb in train_loader:
        opt.zero_grad()
        loss = nn.functional.mse_loss(model(xb), yb)
        loss.backward()
        opt.step()
        running += loss.item() * xb.size(0)
    history["train"].append(running / len(train))
    model.eval()
    with torch.no_grad():
        val_loss = sum(nn.functional.mse_loss(model(xb), yb).item() for xb, yb in val_loader) / len(val_loader)
    history["val"].append(val_loss)
    sched.step(val_loss)
    if val_loss < best - 1e-3:
        best, best_state, patience = val_loss, copy.deepcopy(model.state_dict()), 0
    else:
        patience += 1
        if patience >= 2:
            break
model.load_state_dict(best_state)
print(epoch, f"{best:.4f}", len(history["train"]), all(v >= 0 for v in history["val"]))
