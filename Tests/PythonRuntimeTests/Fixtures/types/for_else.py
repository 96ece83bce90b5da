for i in range(3):
    if i == 5:
        break
else:
    print("else", i)
for x in []:
    pass
else:
    print("empty")
while True:
    break
else:
    print("never")
for i, ch in enumerate("ab"):
    for j in range(2):
        if j == 1:
            continue
        print(i, ch, j)
out = []
for a, (b, *c) in [(1, (2, 3, 4)), (5, (6,))]:
    out.append((a, b, c))
print(out)
