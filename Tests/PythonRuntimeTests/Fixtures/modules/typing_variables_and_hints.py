from typing import *
import collections.abc as cabc, types
T=TypeVar('T'); P=ParamSpec('P'); Ts=TypeVarTuple('Ts'); K=TypeVar('K')
print(list[T][int], dict[K,T][str,int], (list[T]|None)[int], list[T].__parameters__, (int|list[T]).__parameters__)
print(cabc.Callable[[int],str], cabc.Callable[...,int], cabc.Callable[[T],K][int,str], cabc.Callable[P,int][[str,float]])
print(tuple[int,...], *tuple[int,str], list[tuple[Unpack[Ts]]][int,str], list[dict[str,list[T]]][int])
print(List[list[T]][int], Dict[str, 'X'], list['X'])
for s in ['list[int][str]','list[T][int,str]','(int|str)[int]','cabc.Callable[int]','cabc.Callable[int,str]','isinstance([],list[int])','issubclass(list,list[int])','list[int]()','(int|list[int]) == (list[int]|int)','hash(int|str)==hash(str|int)','list[int]|list[int]','int|int','list[int].append','list[int].__origin__','type(list[int])','get_args(cabc.Callable[[int],str])','get_origin(int|str)','types.GenericAlias(list,(int,))','list[int].__mro_entries__(())','Optional[list[int]]','Union[int|str, float]','list[int].__class__','cabc.Iterable[T][int]','cabc.Mapping[str,T][int]']:
    try: print(s, '->', eval(s))
    except BaseException as e: print(s, '->', type(e).__name__, e)
from dataclasses import dataclass, fields
@dataclass
class D(Generic[T]):
    x: T
    y: Optional['D'] = None
    z: ClassVar[int] = 3
print(D(1), D[int](2), D[int], [f.type for f in fields(D)], get_type_hints(D))
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, s.__orig_class__, Stack.__orig_bases__, Stack.__mro__)
class Pair(NamedTuple, Generic[T]):
    a: T
    b: T
print(Pair(1,2), Pair[int], Pair[int](1,2), Pair.__mro__)
class TG(TypedDict, Generic[T]):
    v: T
print(TG(v=1), TG.__mro__, TG.__parameters__, TG[int])
class Mine(Dict[str, int]): pass
print(Mine.__mro__, Mine(a=1))
class It(Iterable[T]):
    def __iter__(self): return iter([1])
print(list(It()), isinstance(It(), cabc.Iterable), It[int])
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(len(get_overloads(f)), f(3))
@final
class Fi: pass
print(Fi.__final__)
class C: x: 'int' = 1
print(get_type_hints(C), C.__annotations__)
def g(a, *args: int, b: 'List[str]' = [], **kw: Dict[str, Any]) -> None: ...
print(get_type_hints(g)); print(g.__annotations__)
class AA(Any): pass
print(AA(), isinstance(AA(), AA)) if 0 else print(AA.__mro__)
import inspect
print(inspect.signature(g))
print(Literal['a'] == Literal['a'], Literal[1] == Literal[True], Literal[1, 2] == Literal[2, 1], Annotated[int, 'x'].__metadata__, Annotated[int, 'x'] == Annotated[int,'x'])
print(TypeVar('X', bound=int).__bound__, TypeVar('Y', int, str).__constraints__, T.__module__, P.args, P.kwargs, Ts)
print(NoReturn | int if 0 else Union[NoReturn, int], T | None, 'X' | T if 0 else T | 'X')
print(reveal_type.__name__, assert_type(3, int), cast('x', 4))
try: assert_never(3)
except AssertionError as e: print(e)
print(Protocol, Generic, SupportsIndex.__mro__, typing.SupportsInt.__doc__ if 0 else '')
class Proto2(Protocol[T]):
    def meth(self) -> T: ...
class Impl(Proto2[int]):
    def meth(self): return 5
print(Impl().meth(), Proto2[int], Proto2.__parameters__, Impl.__mro__)
try: Proto2()
except TypeError as e: print(e)
try:
    class Bad(Generic[T], List[K]): pass
except TypeError as e: print(e)
try:
    class Bad2(Union[int,str]): pass
except TypeError as e: print(e)
print(sorted(x for x in dir(List[int]) if not x.startswith('_'))[:3], List.__doc__, List.__name__ , List[int].__name__, List[int].__origin__)
import typing
print(len(typing.__all__), typing.List is List, [n for n in typing.__all__ if not hasattr(typing, n)])
