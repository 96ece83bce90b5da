from collections import Counter, defaultdict
import re, string
text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness..."""
words = re.findall(r"\w+", text.lower())
print(Counter(words).most_common(4))
by_length = defaultdict(set)
for w in words:
    by_length[len(w)].add(w)
print({k: sorted(v) for k, v in sorted(by_length.items())})
letters = Counter(c for c in text.lower() if c in string.ascii_lowercase)
print(letters.most_common(3), sum(letters.values()), letters["z"])
first = defaultdict(lambda: defaultdict(int))
for a, b in zip(words, words[1:]):
    first[a][b] += 1
print(dict(first["it"]), max(first["the"].items(), key=lambda p: (p[1], p[0])))
