x = 5
print("big" if x > 3 else "small")
print("a" if x < 3 else "b" if x < 6 else "c")
print((1 if x else 2) + 3, 1 if x else 2 + 3)
f = lambda n: "even" if n % 2 == 0 else "odd"
print([f(i) for i in range(3)])
print([i if i % 2 else -i for i in range(5) if i != 3])
y = None
print(y or "default", y and y.attr, 0 or [] or "last", 1 and 2 and 3)
print(not y, not not y, not (1 and 0))


def t(v, r):
    print("t", v)
    return r


print(t(1, False) and t(2, True))
print(t(1, True) or t(2, True))
print(t(1, 0) or t(2, "") or t(3, []))
print(t(1, 1) if t(2, 0) else t(3, 3))
z = (yes := True) if x else False
print(z)
print({True: "yes", False: "no"}[x > 3])
print("x" if [] else "y", "x" if [0] else "y", "x" if "" else "y", "x" if 0.0 else "y")
del x
try:
    x if True else y
except NameError as e:
    print(e)
print(1 if 0 else 2 if 0 else 3)
print([1, 2][bool("a")], ("no", "yes")[5 > 3])
