import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
teacher = nn.Linear(3, 2); student = nn.Linear(3, 2); opt = torch.optim.SGD(student.parameters(), 0.1); x = torch.randn(5, 3)
with torch.no_grad(): soft = teacher(x).softmax(1)
opt.zero_grad(); loss = -(soft * student(x).log_softmax(1)).sum(1).mean(); loss.backward(); opt.step()
print(student.weight.grad is not None, teacher.weight.grad)
