import copy
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
student = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Dropout(0.2), nn.Linear(8, 3))
teacher = copy.deepcopy(student)
for p in teacher.parameters():
    p.requires_grad_(False)
opt = torch.optim.SGD(student.parameters(), lr=0.1, momentum=0.9)
for step in range(4):
    x, y = torch.randn(6, 4), torch.randint(0, 3, (6,))
    u = torch.randn(12, 4)
    logits = student(x)
    with torch.no_grad():
        target = F.softmax(teacher(u + 0.05 * torch.randn_like(u)), dim=1)
    consistency = F.mse_loss(F.softmax(student(u), dim=1), target)
    weight = min(1.0, step / 3)
    loss = F.cross_entropy(logits, y) + weight * consistency
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for t, s in zip(teacher.parameters(), student.parameters()):
            t.mul_(0.95).add_(s, alpha=0.05)
print(round(loss.item(), 4), round(consistency.item(), 5))
