import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
g = torch.Generator().manual_seed(1)
X = torch.randint(0, 5, (20, 3), generator=g); Y = torch.randint(0, 5, (20,), generator=g)
C = torch.randn((5, 2), generator=g)
W1 = torch.randn((6, 10), generator=g) * 0.2; b1 = torch.randn(10, generator=g)
W2 = torch.randn((10, 5), generator=g) * 0.01; b2 = torch.zeros(5)
parameters = [C, W1, b1, W2, b2]
for p in parameters:
    p.requires_grad = True
lossi = []
for i in range(5):
    ix = torch.randint(0, 20, (8,), generator=g)
    emb = C[X[ix]]
    h = torch.tanh(emb.view(-1, 6) @ W1 + b1)
    logits = h @ W2 + b2
    loss = F.cross_entropy(logits, Y[ix])
    for p in parameters:
        p.grad = None
    loss.backward()
    lr = 0.1 if i < 3 else 0.01
    for p in parameters:
        p.data += -lr * p.grad
    lossi.append(loss.log10().item())
print(len(lossi))
