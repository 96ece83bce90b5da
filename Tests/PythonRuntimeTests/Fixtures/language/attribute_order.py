# `__dict__` shows the attributes of each object in the order it got them.
class Point:
    def __init__(self, first):
        if first:
            self.x = 1
            self.y = 2
        else:
            self.y = 2
            self.x = 1


one, two = Point(True), Point(False)
print(one.__dict__, two.__dict__, vars(Point(False)))
del one.x
one.x = 5
print(one.__dict__, one.x, one.y)
two.z = 3
one.w = 4
print(list(two.__dict__), list(one.__dict__))
for turn in range(4):
    point = Point(turn % 2)
    point.turn = turn
    print(list(vars(point)), point.x, point.y)
