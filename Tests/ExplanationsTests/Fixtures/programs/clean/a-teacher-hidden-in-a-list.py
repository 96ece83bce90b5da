import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
class Student(nn.Module):
    def __init__(self, teacher):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.teacher = [teacher]
    def forward(self, x):
        with torch.no_grad():
            t = self.teacher[0](x)
        return F.mse_loss(self.fc(x), t)
teacher = nn.Linear(3, 2).eval()
s = Student(teacher)
opt = torch.optim.SGD(s.parameters(), 0.1)
for _ in range(3):
    loss = s(torch.randn(4, 3)); opt.zero_grad(); loss.backward(); opt.step()
print(len(list(s.parameters())), round(loss.item(), 4))
