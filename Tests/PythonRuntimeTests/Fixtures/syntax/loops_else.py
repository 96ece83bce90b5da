for i in []:
    print("never")
else:
    print("else 1")
for i in range(3):
    if i == 1:
        break
else:
    print("never")
print("i", i)
n = 3
while n:
    n -= 1
    if n == 5:
        break
else:
    print("while else", n)
while True:
    n += 1
    if n < 3:
        continue
    break
else:
    print("never")
print(n)
for i in range(2):
    for j in range(2):
        if j == 1:
            continue
        print(i, j)
    else:
        continue
    print("never")
else:
    print("outer else")


def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            return index
    else:
        return -1


print(find("abc", "b"), find("abc", "z"))
for i in range(3):
    try:
        if i == 1:
            continue
        if i == 2:
            break
        print("body", i)
    finally:
        print("finally", i)
else:
    print("never")
for (a, b), c in [((1, 2), 3)]:
    print(a, b, c)
for a, *b in [(1, 2, 3), "xyz"]:
    print(a, b)
d = {}
for d["k"] in range(3):
    pass
print(d)


class O:
    pass


o = O()
for o.attr in "ab":
    pass
print(o.attr)
l = [0, 0]
for l[1] in (5, 6):
    pass
print(l)
for x in 1, 2, *[3, 4]:
    print(x, end=" ")
print()
