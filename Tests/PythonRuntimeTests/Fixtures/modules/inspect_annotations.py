# How signatures show annotations, and the order in which annotations are kept; what dataclasses make is from the class's module.
import inspect, statistics, typing
from dataclasses import dataclass
from typing import *
T = TypeVar('T')
class K: pass
def f(a: Any, b: Optional['K'] = None, *c: T, d: list[typing.Any], e: Dict[str, List[int]], g: 'int' = 3, h: K = None, i: Literal['a', 1] = 'a', j: Callable[[int], str] = len, k: int | None = None, l: typing.Iterator[K] = None) -> Union[int, str]: pass
print(str(inspect.signature(f)).replace(str(len), 'len'))
def p(x: 1, /, y: 2, *z: 3, w: 4, **v: 5) -> 6: pass
print(p.__annotations__, inspect.getfullargspec(p).annotations)
@dataclass(order=True)
class D:
    a: int
for name in ('__init__', '__repr__', '__eq__', '__lt__'): print(name, getattr(D, name).__module__, getattr(D, name).__qualname__)
for data in ([5], ['a'], [None], [], [1, 2, 2, 3], [2.5], ['1', '2'], [1, 3, 3, 5, 7]):
    for k in ({}, {'interval': 2}, {'interval': 'x'}):
        try: print(data, k, statistics.median_grouped(data, **k))
        except Exception as e: print(data, k, type(e).__name__, e)
import logging; print(logging.LoggerAdapter(logging.getLogger("q"), {}), logging.lastResort)
print(inspect.isgetsetdescriptor(int.real), inspect.ismemberdescriptor(int.real), inspect.isgetsetdescriptor(slice.start), inspect.ismemberdescriptor(slice.start), inspect.isdatadescriptor(int.real), inspect.ismethoddescriptor(str.join))
