def f(a, b):
    raise ValueError("inside")


f(
    1,
    2,
)
