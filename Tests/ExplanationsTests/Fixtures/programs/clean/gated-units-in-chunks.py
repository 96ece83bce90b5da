import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
rnn = nn.GRU(2, 4, batch_first=True); head = nn.Linear(4, 1)
opt = torch.optim.SGD(list(rnn.parameters()) + list(head.parameters()), 0.1)
h = torch.zeros(1, 1, 4)
for chunk in torch.randn(3, 1, 5, 2):
    h = h.detach()
    out, h = rnn(chunk, h)
    loss = head(out).pow(2).mean()
    opt.zero_grad(); loss.backward()
    nn.utils.clip_grad_norm_(rnn.parameters(), 1.0)
    opt.step()
print('ok')
