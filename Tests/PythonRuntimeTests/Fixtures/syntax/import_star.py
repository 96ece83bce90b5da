from math import *
from itertools import *
from functools import *
from operator import *
from string import *
print(sqrt(16), list(islice(count(), 3)), reduce(add, [1, 2, 3]), digits)
print(factorial(5), list(chain("ab", "c")), partial(pow, 2)(3), mul(3, 4))
from collections import *
print(Counter("aab").most_common(1), deque([1], maxlen=2))
from typing import *
print(Optional[int], List[int])
from dataclasses import *


@dataclass
class P:
    x: int = 0


print(P(), asdict(P(2)))
from enum import *


class C(Enum):
    A = auto()


print(C.A.value)
from abc import *


class Base(ABC):
    @abstractmethod
    def f(self): ...


try:
    Base()
except TypeError as err:
    print(err)
try:
    _private
except NameError as err:
    print(err)
