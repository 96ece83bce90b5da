if (n := len("hello")) > 3:
    print(n)
print([y := 5, y ** 2])
print([last := x for x in range(4)], last)
print({(k := i): k * 2 for i in range(3)}, k)
print(any((hit := v) > 2 for v in [1, 3, 5]), hit)


def f():
    total = 0
    values = [total := total + v for v in [1, 2, 3]]
    return values, total


print(f())
items = [1, 2, 3, 4]
while (item := items.pop()) != 2:
    print("item", item)
print(f"{(w := 10)} {w + 1}")
x = (a := 1, b := 2)
print(x, a, b)
print((lambda: (z := 3) + z)())
data = [1, 2, 3]
print([m for d in data if (m := d * 10) > 10])


def g(x):
    return x


print(g(q := 4), q)
print(not (t := 0), t)
if (u := None) is None and (v := 1):
    print(u, v)


def closure():
    r = [inner := i for i in range(3)]

    def show():
        return inner

    return r, show()


print(closure())
assert (s := 1), "never"
print(s)
print({1: (c := 2)}[1] + c)
