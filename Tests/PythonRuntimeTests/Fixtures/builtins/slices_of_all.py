text = "abcdef"
print(text[1:4], text[::-1], text[-2:], text[10:], text[4:1:-1])
for seq in ([0, 1, 2, 3], (0, 1, 2, 3), "0123", range(4), b"0123"):
    for start in (None, 0, 1, -1, 5, -9):
        for stop in (None, 0, 2, -1, 9, -9):
            for step in (None, 1, 2, -1, -3):
                value = seq[start:stop:step]
                print(len(value), end=" ")
print()
class S:
    def __getitem__(self, key):
        return key
s = S()
print(s[1], s[1:2], s[1:2, 3], s[..., None], s[::2], s[:, 1:], s["a":"b"])
class I:
    def __index__(self):
        return 2
print([1, 2, 3][I()], "abc"[I()], (1, 2, 3)[:I()], [0] * I(), range(5)[I():])
try:
    [1, 2][S()]
except TypeError as e:
    print(e)
print([1, 2, 3][True], [1, 2, 3][False:True])
big = 10**30
print([1, 2, 3][:big], [1, 2][-big:], [1, 2][big:])
try:
    [1][big]
except IndexError as e:
    print(e)
