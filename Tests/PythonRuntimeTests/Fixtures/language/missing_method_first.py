# A missing method shows before the arguments of its call are evaluated.
class Box:
    def __init__(self):
        self.own = print


class Any:
    def __getattr__(self, name):
        print("asked for", name)
        return lambda *values: values


def say(value):
    print("evaluated", value)
    return value


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


import math

box, anything, items = Box(), Any(), [1]
attempt(lambda: box.absent(say(1)))
attempt(lambda: box.own(say(2)))
attempt(lambda: anything.absent(3))
attempt(lambda: items.push(say(4)))
attempt(lambda: items.append(say(5)))
attempt(lambda: math.sqroot(say(6)))
attempt(lambda: math.sqrt(say(7)))
attempt(lambda: (1).absent([say(8)]))
attempt(lambda: "a".uper(f"{say(9)}"))
attempt(lambda: None.absent(x := 1))
attempt(lambda: items.absent(say(10) for _ in "a"))
for turn in range(3):
    attempt(lambda: box.later(say(turn)))
    Box.later = lambda self, value: ("later", value)
