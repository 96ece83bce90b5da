import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class VectorQuantizer(nn.Module):
    def __init__(self, n=8, d=4, beta=0.25):
        super().__init__()
        self.embedding = nn.Embedding(n, d)
        self.embedding.weight.data.uniform_(-1 / n, 1 / n)
        self.beta = beta

    def forward(self, z):
        d = z.pow(2).sum(1, keepdim=True) + self.embedding.weight.pow(2).sum(1) - 2 * z @ self.embedding.weight.t()
        indices = d.argmin(dim=1)
        q = self.embedding(indices)
        loss = F.mse_loss(q, z.detach()) + self.beta * F.mse_loss(z, q.detach())
        q = z + (q - z).detach()
        return q, loss, indices


enc, dec, vq = nn.Linear(6, 4), nn.Linear(4, 6), VectorQuantizer()
opt = torch.optim.Adam([*enc.parameters(), *dec.parameters(), *vq.parameters()], lr=1e-2)
for step in range(4):
    x = torch.randn(16, 6)
    q, vq_loss, idx = vq(enc(x))
    recon = F.mse_loss(dec(q), x)
    loss = recon + vq_loss
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(step, f"recon {recon.item():.3f} vq {vq_loss.item():.4f} codes {len(idx.unique())}")
