import math
import torch
from torch.nn import functional as F

torch.manual_seed(0)
vocab, hidden = 5, 6


def get_params():
    def normal(shape):
        return torch.randn(size=shape) * 0.1
    W_xh, W_hh, b_h = normal((vocab, hidden)), normal((hidden, hidden)), torch.zeros(hidden)
    W_hq, b_q = normal((hidden, vocab)), torch.zeros(vocab)
    params = [W_xh, W_hh, b_h, W_hq, b_q]
    for param in params:
        param.requires_grad_(True)
    return params


def rnn(inputs, state, params):
    W_xh, W_hh, b_h, W_hq, b_q = params
    H, = state
    outputs = []
    for X in inputs:
        H = torch.tanh(torch.mm(X, W_xh) + torch.mm(H, W_hh) + b_h)
        outputs.append(torch.mm(H, W_hq) + b_q)
    return torch.cat(outputs, dim=0), (H,)


def grad_clipping(params, theta):
    norm = torch.sqrt(sum(torch.sum((p.grad ** 2)) for p in params))
    if norm > theta:
        for param in params:
            param.grad[:] *= theta / norm


params = get_params()
corpus = torch.randint(0, vocab, (2, 17))
state, losses, tokens = None, 0.0, 0
for t in range(0, 16, 4):
    if state is None:
        state = (torch.zeros((2, hidden)),)
    else:
        for s in state:
            s.detach_()
    X, Y = corpus[:, t:t + 4], corpus[:, t + 1:t + 5]
    y_hat, state = rnn(F.one_hot(X.T, vocab).type(torch.float32), state, params)
    l = F.cross_entropy(y_hat, Y.T.reshape(-1).long()).mean()
    for p in params:
        if p.grad is not None:
            p.grad.zero_()
    l.backward()
    grad_clipping(params, 1)
    with torch.no_grad():
        for p in params:
            p -= 0.5 * p.grad
    losses += l.item() * Y.numel()
    tokens += Y.numel()
print(round(math.exp(losses / tokens), 3))
