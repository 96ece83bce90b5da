import functools, traceback
@functools.lru_cache
def f(x):
    return 1 / x
try:
    f(0)
except ZeroDivisionError as e:
    print([entry.name for entry in traceback.extract_tb(e.__traceback__)])
from dataclasses import dataclass
@dataclass
class A:
    x: int
    def __post_init__(self):
        raise ValueError("no")
try:
    A(1)
except ValueError as e:
    names = [entry.name for entry in traceback.extract_tb(e.__traceback__)]
    print(names[0], names[-1])
