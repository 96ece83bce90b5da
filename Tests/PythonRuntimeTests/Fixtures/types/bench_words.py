text = "the quick brown fox jumps over the lazy dog and the cat " * 50
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:4], len(counts))
groups = {}
for word in counts:
    groups.setdefault(len(word), []).append(word)
print({k: sorted(v) for k, v in sorted(groups.items())})
matrix = [[i * j for j in range(4)] for i in range(4)]
print(list(zip(*matrix))[1], [row[::-1] for row in matrix][2], sum(map(sum, matrix)))
sieve = [True] * 100
for i in range(2, 10):
    if sieve[i]:
        sieve[i * i::i] = [False] * len(range(i * i, 100, i))
print([i for i in range(2, 100) if sieve[i]])
