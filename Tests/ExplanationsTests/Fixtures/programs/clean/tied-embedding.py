import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
emb = nn.Embedding(10, 4)
out = nn.Linear(4, 10, bias=False)
out.weight = emb.weight
opt = torch.optim.SGD(list(emb.parameters()), 0.1)
ids = torch.tensor([1, 2, 3])
for i in range(2):
    loss = F.cross_entropy(out(emb(ids)), ids)
    opt.zero_grad(); loss.backward(); opt.step()
print('ok')
