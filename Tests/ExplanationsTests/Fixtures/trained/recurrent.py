import torch, torch.nn as nn
rnn = nn.RNN(4, 8, batch_first=True); head = nn.Linear(8, 2)
x = torch.randn(3, 20, 4); y = torch.tensor([0, 1, 0])
params = list(rnn.parameters()) + list(head.parameters())
opt = torch.optim.Adam(params, lr=0.01)
for i in range(30):
    out, h = rnn(x)
    loss = nn.functional.cross_entropy(head(out[:, -1]), y)
    opt.zero_grad(); loss.backward(); opt.step()
