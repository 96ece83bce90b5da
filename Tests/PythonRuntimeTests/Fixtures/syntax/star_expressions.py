a, *b = 1, 2, 3
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = [1, 2]
print(a, b, c)
[a, *b] = range(3)
print(a, b)
(*a,) = {1}
print(a)
print([*range(3), *"ab"], (*[1], *[2]), {*[1, 2], *[2, 3]})
print({**{"a": 1}, "b": 2, **{"a": 3}})
t = *range(2), 5
print(t)


def f(*args, **kw):
    return args, kw


print(f(*[1, 2], 3, *[4], x=1, **{"y": 2}, **{"z": 3}))


def r():
    return *[1, 2], 3


print(r())


def y():
    yield *[1, 2], 3


print(list(y()))
for x in *[1, 2], 3:
    print(x, end=" ")
print()
(a, *b), c = [1, 2, 3], 4
print(a, b, c)


def attempt(code):
    try:
        exec(code)
    except Exception as e:
        print(type(e).__name__, e)


attempt("a, b = 1")
attempt("a, b = 1, 2, 3")
attempt("a, b, c = 1, 2")
attempt("a, *b, c = [1]")
attempt("a, b = 'xyz'")
attempt("[*5]")
attempt("(*None,)")
attempt("{**5}")
attempt("{*5}")
attempt("f(*5)")
attempt("f(**5)")
d = {"x": [1, 2]}
d["x"][0], d["y"] = d["x"][1], 9
print(d)
i = 0
l = [0, 0, 0]
i, l[i] = 1, 5
print(i, l)
x = y = z = []
x.append(1)
print(z)
print(*[1, 2], *"ab", sep="-")
print(d[*["x"]] if False else "ok")
