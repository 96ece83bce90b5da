try:
    import nothing_like_this
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from math import nope
except ImportError as e:
    print(str(e).split(" (")[0], e.name)
try:
    import math.nope
except ModuleNotFoundError as e:
    print(e)
import importlib, math as m, os.path as p
from math import pi as PI, sqrt
from collections import *
print(PI, sqrt(4), m.pi, p.join("a", "b"), Counter("a"), m.__name__, type(m).__name__)
