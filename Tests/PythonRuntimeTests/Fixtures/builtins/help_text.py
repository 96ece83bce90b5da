# help prints the signature and the documentation of functions.
def area(width, height=2, *, unit="cm"):
    """Return the area.

    Both sides in the same unit.
    """
    return width * height


def typed(a: int, b: "str" = "x", /, *rest: float, flag=True, **options) -> list:
    """One line."""


def bare(x):
    pass


class Box:
    """A box."""

    def __init__(self, side):
        self.side = side

    def grow(self, by=1):
        """Make it larger."""
        self.side += by


help(area)
help(typed)
help(bare)
help(Box.grow)
help(Box(1).grow)
print(area.__doc__)
print(Box.__doc__, Box.__init__.__doc__, area.__name__)
print(callable(help), len.__doc__ is not None, int.__doc__ is not None, [].append.__doc__ is not None)
