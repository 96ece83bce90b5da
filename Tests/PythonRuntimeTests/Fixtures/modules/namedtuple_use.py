from collections import namedtuple
from operator import attrgetter
Point = namedtuple("Point", ["x", "y"])
Step = namedtuple("Step", "name loss lr", defaults=(0.1,))
pts = [Point(3, 1), Point(1, 2)]
print(sorted(pts), sorted(pts, key=attrgetter("y"), reverse=True), [p.x + p.y for p in pts], Point(*[5, 6]), Point(**{"x": 1, "y": 2}), dict(zip(Point._fields, pts[0])))
for name, loss, lr in [Step("a", 1.0), Step("b", 0.5, 0.01)]:
    print(f"{name}: {loss} @ {lr}")
print(Step("a", 1)._replace(lr=5), Point(1, 2) + Point(3, 4), {Point(0, 0): "origin"}[(0, 0)], Point.__new__.__defaults__, Step._field_defaults, isinstance(pts[0], Point), str(Point))
