def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


show(lambda: 1 << 10)
show(lambda: 1 << 62)
show(lambda: 1 << 63)
show(lambda: 1 << 100)
show(lambda: -1 << 70)
show(lambda: 5 << 0)
show(lambda: 0 << 1000)
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: 1024 >> 3)
show(lambda: -1024 >> 3)
show(lambda: -1 >> 100)
show(lambda: -5 >> 1)
show(lambda: (2**100) >> 90)
show(lambda: (-2**100 - 1) >> 90)
show(lambda: 1 >> 10**30)
show(lambda: 1 << 10**30)
show(lambda: 0 << 10**30)
show(lambda: 5 >> 64)
show(lambda: True << 3)
show(lambda: 1.5 << 1)
show(lambda: 1 << 2.0)
