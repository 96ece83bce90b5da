x = 1
del x
try:
    x
except NameError as e:
    print(e)
l = list(range(10))
del l[0], l[-1]
print(l)
del l[1:3]
print(l)
del l[::2]
print(l)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["zz"]
except KeyError as e:
    print("KeyError", e)
try:
    del l[100]
except IndexError as e:
    print("IndexError", e)


class C:
    attr = 1


c = C()
c.y = 2
del c.y
try:
    del c.y
except AttributeError as e:
    print("AttributeError", e)
try:
    del c.attr
except AttributeError as e:
    print("AttributeError", e)
del C.attr
print(hasattr(C, "attr"))
a, b, e2 = 1, 2, 3
del (a, b), [e2]
try:
    print(a)
except NameError as e:
    print(e)


def f():
    v = 1
    del v
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(f())


def g():
    try:
        del nothing
    except UnboundLocalError as e:
        print(e)


g()
try:
    del undefined_global
except NameError as e:
    print(e)
try:
    t = (1, 2)
    del t[0]
except TypeError as e:
    print(e)
try:
    del 5 .real
except AttributeError as e:
    print(e)
try:
    s = "abc"
    del s[0]
except TypeError as e:
    print(e)


def h():
    n = 1

    def inner():
        return n

    del n
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)


h()
