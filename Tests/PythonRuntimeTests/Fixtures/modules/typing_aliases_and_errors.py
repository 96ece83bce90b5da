from typing import *
import typing
T=TypeVar('T'); P=ParamSpec('P'); Ts=TypeVarTuple('Ts')
print(List[int], Dict[str,int], Optional[int], Union[int,str,None], Callable[[int],str], Callable[...,int], Callable[P,T], Tuple[int,...], Tuple[()])
class A(Generic[T]): pass
print(A[int], A[int].__args__, A.__parameters__)
print(List[T][int], Union[T,int][str], Annotated[T,5][int], Callable[[T],T][int], Callable[P,T][[int,str],float])
class B(Generic[Unpack[Ts]]): pass
print(B[int,str], B[()], B[Unpack[Ts]], B.__parameters__)
class Pr(Protocol):
    def f(self): ...
    x: int
@runtime_checkable
class R(Protocol):
    def f(self): ...
class X:
    def f(self): pass
print(isinstance(X(), R), issubclass(X, R), isinstance(1, R))
try: isinstance(X(), Pr)
except TypeError as e: print(e)
class N(NamedTuple):
    a: int
    b: str = 'x'
print(N(1), N.__annotations__, N._field_defaults)
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__total__, TD.__annotations__)
def f(a: 'int', b: Optional['A'] = None, *c: List['T']) -> 'Annotated[int, 5]': pass
print(get_type_hints(f), get_type_hints(f, include_extras=True))
print(SupportsInt, isinstance(3, SupportsInt), SupportsAbs[int], IO[str], TextIO, Pattern[str], ContextManager[int])
U=NewType('U', int); print(U(3), U, U.__supertype__)
print(Literal[1,'a',True], Literal[1,1,2], ClassVar[int], Final[int], Any, NoReturn, get_args(Callable[[int],str]), get_origin(List[int]))
for s in ['Union[()]','List[int,str]','Dict[int]','List()','Any()','Union[1]','A[int,str]','A[int][str]','class_()','isinstance(1,List[int])','isinstance([],List)','Generic[int]','Generic[T,T]','TypeVar("T",int)','Optional[int,str]','ClassVar[int,str]','Callable[int]','Callable[int,int]','Literal[1]()','Pr()','List[int]()', 'Self[int]', 'cast(int,"a")', 'List[1]', 'Union[int,"X"]', 'Type[int]','Tuple[1,2]']:
    try: print(s, eval(s))
    except BaseException as e: print(s, type(e).__name__, e)
print(List[int] == List[int], List[int] is List[int], hash(List[int])==hash(List[int]), Union[int,str]==Union[str,int], List[int] | None, Optional[int] | str)
class MyList(List[int]): pass
print(MyList.__mro__, MyList.__orig_bases__, MyList([1]))
