# A frozen dataclass with slots refuses fields in one way and other names in another.
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class P:
    x: int


p = P(1)
for change in (lambda: setattr(p, "x", 2), lambda: setattr(p, "z", 2), lambda: delattr(p, "x"), lambda: delattr(p, "z")):
    try:
        change()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
