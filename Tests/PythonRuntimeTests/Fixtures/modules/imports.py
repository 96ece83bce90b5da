import math as m, random as r
import collections
import os.path as osp
from collections import OrderedDict as OD, defaultdict
from itertools import (
    chain,
    repeat,
)
print(m.sqrt(4), osp.join("a", "b"), OD(a=1), list(chain("a", repeat("b", 2))), math if "math" in globals() else "no math")
def local():
    import json
    from functools import reduce
    return json.dumps(reduce(lambda a, b: a + b, [1, 2]))
print(local())
print(m.__name__, collections.__name__, type(m).__name__)
try:
    from collections import nope
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    import collections.nope
except ModuleNotFoundError as e:
    print(e)
try:
    m.nope
except AttributeError as e:
    print(e)
