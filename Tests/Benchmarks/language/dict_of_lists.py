# Grouping into a dict of lists, then walking it.
groups = {}
for i in range(600_000):
    key = i * 31 % 257
    if key not in groups:
        groups[key] = []
    groups[key].append(i)
total = 0
for key, members in groups.items():
    total += key * len(members) + members[-1]
longest = max(groups.items(), key=lambda item: len(item[1]))
print(total, longest[0], len(longest[1]))
