import torch, torch.nn as nn, torch.nn.functional as F
class Attention(nn.Module):
    def __init__(s, n): super().__init__(); s.qkv, s.out = nn.Linear(n, 3 * n), nn.Linear(n, n)
    def forward(s, x): q, k, v = s.qkv(x).chunk(3, -1); return s.out((q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5).softmax(-1) @ v)
class MLP(nn.Module):
    def __init__(s, n): super().__init__(); s.ln, s.up, s.down = nn.LayerNorm(n), nn.Linear(n, 2 * n), nn.Linear(2 * n, n)
    def forward(s, x): return s.down(torch.tanh(s.up(s.ln(x))))
class Block(nn.Module):
    def __init__(s, n, i): super().__init__(); s.i, s.ln1, s.attn, s.mlp = i, nn.LayerNorm(n), Attention(n), MLP(n)
    def forward(s, x):
        a = s.attn(s.ln1(x))
        if s.i == 7: a = a.detach()
        x = x + a; return x + s.mlp(x)
class Head(nn.Module):
    def __init__(s, n, words): super().__init__(); s.ln, s.out = nn.LayerNorm(n), nn.Linear(n, words)
    def forward(s, x): return s.out(s.ln(x))
class Model(nn.Module):
    def __init__(s, n, words):
        super().__init__(); s.wte, s.head = nn.Embedding(words, n), Head(n, words)
        s.blocks = nn.Sequential(*[Block(n, i) for i in range(12)])
    def forward(s, t): return s.head(s.blocks(s.wte(t)))
torch.manual_seed(0)
model = Model(16, 32)
tokens = torch.randint(0, 32, (8,))
logits = model(tokens)
loss = F.cross_entropy(logits, torch.randint(0, 32, (8,)))
loss.backward()
