# Counting words, a dict of ints, joining and iterating strings.
text = ("the quick brown fox jumps over the lazy dog and runs away from the angry bear " * 3_000).split()
counts = {}
for word in text:
    counts[word] = counts.get(word, 0) + 1
numbers = {}
for i in range(300_000):
    key = i * 7919 % 1009
    numbers[key] = numbers.get(key, 0) + i
joined = ",".join(str(i) for i in range(40_000))
vowels = 0
for character in joined:
    if character == "7":
        vowels += 1
print(sorted(counts.items())[:3], sum(numbers.values()), len(joined), vowels)
