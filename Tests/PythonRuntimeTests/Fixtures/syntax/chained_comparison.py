def v(x):
    print("eval", x)
    return x


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(1 < 2 > 1 != 0)
print(1 == 1.0 == True)
print(1 in [1] in [[1], 2])
print(1 is 1 is not None)
print(not 1 < 2 < 3)
if 1 < 2 < 2:
    print("no")
else:
    print("yes")
x = 5
print(0 <= x < 10, 0 <= x < 5, [i for i in range(9) if 2 <= i <= 4])


class C:
    def __lt__(self, other):
        return [1]

    def __gt__(self, other):
        return []


print(C() < 1 < 2, C() > 1 < 2, C() < C())
print(1 < 2 and 2 < 1 or "end")
try:
    1 < "a" < 2
except TypeError as e:
    print(e)
while 0 < x < 10:
    x += 3
print(x)
print((1 < 2) < 3, 1 < (2 < 3))
