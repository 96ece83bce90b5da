a = [1]
b = a
a += [2, 3]
a += "xy"
a *= 2
print(a, b is a)
a = a + [5]
print(b is a, len(b), len(a))
a *= 0
print(a)
m = [[0] * 3] * 2
m[0][1] = 5
print(m)
c = [1, 2]
c.append(c)
print(c)
d = {"a": 1}
d["self"] = d
print(d)
e = [1, 2, 3]
e.extend(e)
print(e)
for x in e:
    if len(e) < 8:
        e.append(x)
print(e)
x, *y, z = e
print(x, y, z)
print([*a, *e[:2], 4], [i * j for i in range(3) for j in range(i)])
