help_target = None
class Shape:
    """A shape.

    With area.
    """
    sides = 0
    def __init__(self, name: str = "x"):
        """Make it."""
        self.name = name
    def area(self, scale=1.0, *args, **kw) -> float:
        """Return the area.

        More text.
        """
        return 0.0
    @property
    def title(self):
        """The title."""
        return self.name
    @staticmethod
    def make(): "Make one."
    @classmethod
    def build(cls, n): pass
def plain(a, b=1):
    # comment above
    return a
help(Shape.area)
help(plain)
help(len)
help(Shape)
class Sq(Shape):
    def area(self): return 1
help(Sq)
