# A metaclass whose mro() changes the bases while they are being changed.
busy = False


class Turning(type):
    def mro(cls):
        global busy
        if busy and cls.__name__ == "Leaf":
            busy = False
            Leaf.__bases__ = (Right,)
        return type.mro(cls)


class Root(metaclass=Turning):
    pass


class Left(Root):
    pass


class Right(Root):
    pass


class Leaf(Root):
    pass


busy = True
Leaf.__bases__ = (Left,)
print(Leaf.__bases__, Leaf.__mro__, Left.__subclasses__(), Right.__subclasses__())
Left.__bases__ = (Leaf,)
print(Left.__mro__)
try:
    Right.__bases__ = (Left,)
except TypeError as error:
    print(error)
