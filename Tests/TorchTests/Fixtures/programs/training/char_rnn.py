# A recurrent cell with tanh written out, on the letters of a rhyme: SGD with momentum and clipped gradients, to the last
# bit.
import torch
from torch import nn

text = "the cat sat on the mat and the rat sat on the cat "
letters = sorted(set(text))
index = {c: i for i, c in enumerate(letters)}
data = torch.tensor([index[c] for c in text])


class CharRNN(nn.Module):
    def __init__(self, vocabulary, hidden):
        super().__init__()
        self.embed = nn.Parameter(torch.randn(vocabulary, 8) * 0.5)
        self.inner = nn.Linear(8 + hidden, hidden)
        self.outer = nn.Linear(hidden, vocabulary)
        self.hidden = hidden

    def forward(self, tokens, h):
        scores = []
        for t in tokens:
            h = torch.tanh(self.inner(torch.cat([self.embed[t], h])))
            scores.append(self.outer(h))
        return torch.stack(scores), h


torch.manual_seed(5)
model = CharRNN(len(letters), 24)
opt = torch.optim.SGD(model.parameters(), lr=0.3, momentum=0.5)
for step in range(120):
    opt.zero_grad()
    scores, _ = model(data[:-1], torch.zeros(model.hidden))
    loss = nn.functional.cross_entropy(scores, data[1:])
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
    if step % 10 == 0 or step == 119:
        print(step, loss.item().hex(), norm.item().hex(), sum(p.double().sum().item() for p in model.parameters()).hex())
h, t, out = torch.zeros(model.hidden), data[0], [data[0].item()]
with torch.no_grad():
    for _ in range(20):
        scores, h = model(t[None], h)
        t = scores[0].argmax()
        out.append(t.item())
print("".join(letters[i] for i in out))
