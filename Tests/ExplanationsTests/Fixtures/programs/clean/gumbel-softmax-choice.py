import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
logits = nn.Parameter(torch.zeros(4))
values = torch.tensor([1.0, 3.0, 2.0, 0.0])
opt = torch.optim.Adam([logits], lr=0.1)
for step in range(20):
    tau = max(0.5, 0.95 ** step)
    hard = F.gumbel_softmax(logits.expand(32, 4), tau=tau, hard=True)
    loss = -(hard * values).sum(1).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(logits.argmax().item(), logits.softmax(0).max().item() > 0.25)
