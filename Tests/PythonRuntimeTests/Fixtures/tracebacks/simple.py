def f(x):
    return g(x) + 1


def g(x):
    return 10 / x


print("before")
f(0)
