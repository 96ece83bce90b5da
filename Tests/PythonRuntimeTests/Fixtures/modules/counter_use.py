from collections import Counter
votes = Counter()
for v in "red blue red green blue red".split():
    votes[v] += 1
print(votes, votes.most_common(), votes.most_common(2), sum(votes.values()), votes["none"], list(votes))
total = Counter(a=3) + Counter(a=-5, b=2)
print(total, Counter("mississippi").most_common(1)[0][0], Counter([1, 2, 2]) == Counter([2, 1, 2]), {k: v / 6 for k, v in votes.items()}, max(votes, key=votes.get))
