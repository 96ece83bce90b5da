def f(*args):
    return args[5]


print(max(
    f(1,
      2),
    3))
