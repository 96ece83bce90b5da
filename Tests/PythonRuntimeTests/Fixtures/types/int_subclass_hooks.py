# Functions that ask an int's subclass for its own special methods.
import math
import operator


class I(int):
    def __abs__(self):
        return "abs"

    def __divmod__(self, other):
        return "divmod"

    def __rdivmod__(self, other):
        return "rdivmod"

    def __float__(self):
        return 7.5

    def __floor__(self):
        return "floor"

    def __index__(self):
        return 77


class Plain(int):
    pass


for value in (I(-3), Plain(-3)):
    print(abs(value), divmod(value, 2), divmod(7, value), math.floor(value), math.ceil(value), math.trunc(value))
    print(math.sqrt(abs(float(value))), math.copysign(1.0, value), math.fabs(value), operator.index(value))
    print(type(abs(Plain(-3))), type(operator.index(value)), type(math.trunc(value)))
