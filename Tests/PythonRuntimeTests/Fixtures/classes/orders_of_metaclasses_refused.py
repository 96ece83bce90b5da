# An order that a metaclass gives may not be empty, and adds no class with another layout.
def made(order, **members):
    class Meta(type):
        def mro(cls):
            return order(cls)

    try:
        return Meta("A", (), members).__mro__[1:]
    except TypeError as error:
        return error


class Plain: pass
class Slots: __slots__ = ("p", "q")
class Whole(int): pass


print(made(lambda cls: []))
print(made(lambda cls: [cls, 5, object]))
print(made(lambda cls: [cls, Plain, object]))
for other in (Slots, Whole, int, dict, type):
    print(made(lambda cls: [cls, other, object]))
