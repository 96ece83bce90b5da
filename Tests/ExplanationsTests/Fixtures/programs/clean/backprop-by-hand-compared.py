import torch
import torch.nn.functional as F

g = torch.Generator().manual_seed(1)
W1 = torch.randn((4, 6), generator=g) * 0.5
b1 = torch.randn(6, generator=g) * 0.1
W2 = torch.randn((6, 3), generator=g) * 0.1
parameters = [W1, b1, W2]
for p in parameters:
    p.requires_grad = True
x = torch.randn((5, 4), generator=g)
y = torch.tensor([0, 1, 2, 1, 0])
n = 5
hpre = x @ W1 + b1
h = torch.tanh(hpre)
logits = h @ W2
logit_maxes = logits.max(1, keepdim=True).values
norm_logits = logits - logit_maxes
counts = norm_logits.exp()
counts_sum = counts.sum(1, keepdims=True)
counts_sum_inv = counts_sum ** -1
probs = counts * counts_sum_inv
logprobs = probs.log()
loss = -logprobs[range(n), y].mean()
for p in parameters:
    p.grad = None
for t in [logprobs, probs, counts, counts_sum, counts_sum_inv, norm_logits, logit_maxes, logits, h, hpre]:
    t.retain_grad()
loss.backward()


def cmp(s, dt, t):
    ex = torch.all(dt == t.grad).item()
    app = torch.allclose(dt, t.grad)
    print(f"{s:12s} | approximate: {str(app):5s}")


dlogprobs = torch.zeros_like(logprobs)
dlogprobs[range(n), y] = -1.0 / n
dprobs = (1.0 / probs) * dlogprobs
cmp("logprobs", dlogprobs, logprobs)
cmp("probs", dprobs, probs)
dlogits = F.softmax(logits, 1)
dlogits[range(n), y] -= 1
dlogits /= n
cmp("logits", dlogits, logits)
dh = dlogits @ W2.T
cmp("h", dh, h)
cmp("W2", h.T @ dlogits, W2)
dhpre = (1.0 - h ** 2) * dh
cmp("b1", dhpre.sum(0), b1)
