import torch, torch.nn as nn, torch.nn.functional as F
class Block(nn.Module):
    def __init__(self, d=16, h=2):
        super().__init__()
        self.ln1, self.ln2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.qkv = nn.Linear(d, 3 * d); self.proj = nn.Linear(d, d); self.h = h
        self.mlp = nn.Sequential(nn.Linear(d, 4 * d), nn.GELU(), nn.Linear(4 * d, d))
    def forward(self, x):
        B, T, C = x.shape
        q, k, v = self.qkv(self.ln1(x)).split(C, 2)
        q, k, v = (t.view(B, T, self.h, C // self.h).transpose(1, 2) for t in (q, k, v))
        a = (q @ k.transpose(-2, -1)) / (C // self.h) ** 0.5
        a = a.masked_fill(torch.tril(torch.ones(T, T)) == 0, float('-inf')).softmax(-1)
        x = x + self.proj((a @ v).transpose(1, 2).reshape(B, T, C))
        return x + self.mlp(self.ln2(x))
class GPT(nn.Module):
    def __init__(self):
        super().__init__()
        self.te, self.pe = nn.Embedding(11, 16), nn.Embedding(8, 16)
        self.blocks = nn.Sequential(*[Block() for _ in range(4)])
        self.head = nn.Linear(16, 11)
    def forward(self, i):
        return self.head(self.blocks(self.te(i) + self.pe(torch.arange(i.shape[1]))))
m = GPT(); opt = torch.optim.AdamW(m.parameters(), lr=3e-3)
data = torch.randint(0, 11, (4, 9))
for s in range(5):
    loss = F.cross_entropy(m(data[:, :-1]).view(-1, 11), data[:, 1:].reshape(-1))
    opt.zero_grad(set_to_none=True); loss.backward(); opt.step()
