# Two clouds, a straight border, weight decay and a schedule: to the last bit.
import torch
from torch import nn

torch.manual_seed(1)
x = torch.cat([torch.randn(100, 2) + 1.5, torch.randn(100, 2) - 1.5])
y = torch.cat([torch.ones(100), torch.zeros(100)])
model = nn.Linear(2, 1)
lossf = nn.BCEWithLogitsLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.5, weight_decay=1e-3)
schedule = torch.optim.lr_scheduler.StepLR(opt, 40, gamma=0.5)
for step in range(120):
    opt.zero_grad()
    loss = lossf(model(x).squeeze(1), y)
    loss.backward()
    opt.step()
    schedule.step()
    if step % 20 == 0 or step == 119:
        print(step, loss.item().hex(), [v.hex() for v in model.weight.flatten().tolist()], schedule.get_last_lr())
accuracy = ((model(x).squeeze(1) > 0).float() == y).float().mean()
print(accuracy.item())
