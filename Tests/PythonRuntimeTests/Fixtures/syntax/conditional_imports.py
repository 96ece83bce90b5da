try:
    import not_there
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    import not_there.sub
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from math import nope
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0], e.name)
if True:
    import math as m
print(m.pi)


def f():
    import math
    from math import sqrt, pi as p
    return math.floor(2.5), sqrt(4), p > 3


print(f())
import os.path as osp
import collections.abc
print(collections.abc.Iterable.__name__)
from collections import (
    OrderedDict,
    Counter as Cnt,
)
print(Cnt("aab"), OrderedDict(a=1))
from math import *
print(floor(2.7), gcd(12, 18))
import math, string as s, random
print(math.e == e, s.digits)
try:
    from math import (pi, tau, nothing_here)
except ImportError as err:
    print(str(err).split(" (")[0])
print(__import__("math") is math)
try:
    import math.sub
except ModuleNotFoundError as err:
    print(err)
