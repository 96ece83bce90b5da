import torch
import torch.nn as nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.GELU(), nn.Linear(8, 3))
decay = [p for n, p in model.named_parameters() if n.endswith("weight")]
no_decay = [p for n, p in model.named_parameters() if n.endswith("bias")]
optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.1}, {"params": no_decay, "weight_decay": 0.0}], lr=1e-2)
accumulation_steps = 4
criterion = nn.CrossEntropyLoss()
X, Y = torch.randn(32, 4), torch.randint(0, 3, (32,))
optimizer.zero_grad()
for i in range(8):
    x, y = X[4 * i:4 * i + 4], Y[4 * i:4 * i + 4]
    loss = criterion(model(x), y) / accumulation_steps
    loss.backward()
    if (i + 1) % accumulation_steps == 0:
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        print(i, round(loss.item() * accumulation_steps, 4), round(norm.item(), 4))
