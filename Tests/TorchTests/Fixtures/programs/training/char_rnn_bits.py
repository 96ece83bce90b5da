# The letters of a rhyme through two recurrent layers, that rectify and with tanh, with SGD, momentum and clipped gradients: to
# the last bit. Then tanh and Adam for 300 steps, to four decimals.
import torch
from torch import nn

text = "the cat sat on the mat and the rat sat on the cat "
letters = sorted(set(text))
data = torch.tensor([letters.index(c) for c in text])


class CharRNN(nn.Module):
    def __init__(self, vocabulary, hidden, nonlinearity):
        super().__init__()
        self.embed = nn.Embedding(vocabulary, 8)
        self.rnn = nn.RNN(8, hidden, num_layers=2, nonlinearity=nonlinearity)
        self.outer = nn.Linear(hidden, vocabulary)

    def forward(self, tokens, h=None):
        out, h = self.rnn(self.embed(tokens), h)
        return self.outer(out), h


def train(model, opt, steps, show):
    for step in range(steps):
        opt.zero_grad()
        scores, _ = model(data[:-1].unsqueeze(1))
        loss = nn.functional.cross_entropy(scores.squeeze(1), data[1:])
        loss.backward()
        norm = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        if step % (steps // 8) == 0 or step == steps - 1:
            print(step, show(loss), show(norm), show(sum(p.double().sum() for p in model.parameters())))


def write(model):
    h, t, out = None, data[:1], [letters[data[0]]]
    with torch.no_grad():
        for _ in range(30):
            scores, h = model(t.unsqueeze(1), h)
            t = scores[0].argmax(1)
            out.append(letters[t.item()])
    print("".join(out))


for nonlinearity in ["relu", "tanh"]:
    print(nonlinearity)
    torch.manual_seed(5)
    model = CharRNN(len(letters), 24, nonlinearity)
    train(model, torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.5), 80, lambda t: t.item().hex())
    write(model)

print("Adam")
torch.manual_seed(5)
model = CharRNN(len(letters), 24, "tanh")
train(model, torch.optim.Adam(model.parameters(), lr=0.003), 300, lambda t: f"{t.item():.4f}")
write(model)
