x = 1


def f():
    global x, new
    x = 2
    new = 3


f()
print(x, new)


def outer():
    a = 1

    def inner():
        nonlocal a
        a += 1

        def deep():
            nonlocal a
            a *= 10
            return a

        return deep()

    return inner(), a


print(outer())


def shadow():
    x = 5

    def g():
        global x
        x = 7

    g()
    return x


print(shadow(), x)


class C:
    global from_class
    from_class = 8
    y = 1

    def m(self):
        return from_class


print(from_class, C().m(), hasattr(C, "from_class"))


def counter():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    def down():
        nonlocal n
        n -= 1
        return n

    return up, down


up, down = counter()
print(up(), up(), down(), up())


def unbound():
    print(x)
    x = 1


try:
    unbound()
except UnboundLocalError as e:
    print(e)


def aug():
    x += 1


try:
    aug()
except UnboundLocalError as e:
    print(e)


def free():
    def g():
        return later

    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return g()


print(free())


def glob_in_comp():
    global x
    x = 10
    return [x + i for i in range(2)]


print(glob_in_comp())


def del_global():
    global new
    del new


del_global()
print("new" in globals())
