counter = 1


def f():
    total_value = 3
    print(total_valeu)


f()
