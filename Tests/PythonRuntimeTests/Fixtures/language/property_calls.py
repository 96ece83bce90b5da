# Properties called again and again: values, errors inside, setters that return something, changes of the class.
class Box:
    def __init__(self):
        self._v = 0

    @property
    def v(self):
        if self._v > 3:
            raise ValueError("too big")
        return self._v

    @v.setter
    def v(self, value):
        self._v = value
        return "ignored"

    @property
    def fixed(self, extra=2):
        return self._v * extra


box = Box()
for i in range(6):
    box.v = i
    try:
        print(box.v, box.fixed)
    except ValueError as error:
        print("error", error)
try:
    box.fixed = 1
except AttributeError as error:
    print(error)
Box.v = property(lambda self: "new")
print(box.v)
try:
    box.v = 1
except AttributeError as error:
    print(error)
Box.fixed = 7
print(box.fixed)
box.fixed = 8
print(box.fixed, Box.fixed)


class Holder:
    def __init__(self, f):
        self.f = f


holders = [Holder(lambda x: x + 1), Holder(lambda x: x * 2), Holder(len)]
for holder, argument in zip(holders, (1, 2, "abc")):
    for _ in range(2):
        print(holder.f(argument))
holders[0].f = 3
try:
    holders[0].f(1)
except TypeError as error:
    print(error)
