import torch
import torch.nn as nn

torch.manual_seed(0)
corpus = "the quick brown fox jumps over the lazy dog the fox sleeps".split()
vocab = {w: i for i, w in enumerate(dict.fromkeys(corpus))}
counts = torch.zeros(len(vocab))
for w in corpus:
    counts[vocab[w]] += 1
noise = counts.pow(0.75) / counts.pow(0.75).sum()
center, context = nn.Embedding(len(vocab), 6), nn.Embedding(len(vocab), 6)
opt = torch.optim.SparseAdam(list(center.parameters()), lr=0.05) if False else torch.optim.Adam(list(center.parameters()) + list(context.parameters()), lr=0.05)
pairs = [(vocab[corpus[i]], vocab[corpus[j]]) for i in range(len(corpus)) for j in (i - 1, i + 1) if 0 <= j < len(corpus)]
for epoch in range(2):
    total = 0.0
    for c, o in pairs:
        negatives = torch.multinomial(noise, 3, replacement=True)
        vc = center(torch.tensor(c))
        positive = nn.functional.logsigmoid(context(torch.tensor(o)) @ vc)
        negative = nn.functional.logsigmoid(-(context(negatives) @ vc)).sum()
        loss = -(positive + negative)
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item()
    print(epoch, round(total / len(pairs), 3))
similarity = nn.functional.cosine_similarity(center.weight[0].detach(), center.weight.detach(), dim=1)
print(similarity.argmax().item())
