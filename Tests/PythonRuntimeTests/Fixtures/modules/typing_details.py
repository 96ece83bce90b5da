from typing import *
import typing, abc, collections.abc as cabc, types, functools
T = TypeVar('T'); K = TypeVar('K', bound='int'); V = TypeVar('V', int, str)
print(T, K, V, T.__name__, K.__bound__, V.__constraints__, List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Union[int], Union[int, int], Callable[[int, str], bool], Callable[..., Any], Tuple[int, ...], Tuple[()], Any, NoReturn, ClassVar[int], Final[int], Literal['a', 1, None], Type[int], Iterable[T], List[T][int], Dict[K, T][int, str], list[int], dict[str, list[int]], int | None, list[int] | None, Optional[list[int]], Annotated[int, 'm'], Generator[int, None, str], Sequence[int], Mapping[str, int], Set[int], FrozenSet[int], Deque[int], DefaultDict[str, int], Counter[str], ChainMap[str, int], OrderedDict[str, int], Concatenate, ParamSpec('P'), TypeAlias, Self, Never, LiteralString, Required, NotRequired, Unpack, TypeVarTuple('Ts'), AnyStr, Text, Hashable, Sized, SupportsInt, IO[str], Pattern[str], Match[str], NewType('U', int), TypeGuard[int], Awaitable[int], ContextManager[int])
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
print(Stack[int], Stack[int]().items, Stack.__parameters__, Stack[int].__args__, Stack[int].__origin__, Stack[T], type(Stack[int]()), Stack.__orig_bases__, get_origin(Stack[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), get_origin(list[int]), get_origin(int | str), get_args(int | str), get_args(Optional[int]))
class Proto(Protocol):
    x: int
    def f(self) -> int: ...
@runtime_checkable
class Closeable(Protocol):
    def close(self): ...
class R:
    def close(self): pass
print(isinstance(R(), Closeable), isinstance(5, Closeable), issubclass(R, Closeable))
for f in [lambda: isinstance(5, Proto), lambda: Proto(), lambda: List[int](), lambda: isinstance([], List[int]), lambda: isinstance([], list[int]), lambda: List[1], lambda: Optional[int, str], lambda: Union[()], lambda: Generic[int], lambda: Stack[int, str], lambda: int[str], lambda: Dict[int], lambda: Callable[int, str], lambda: Any(), lambda: isinstance(1, Any), lambda: isinstance([1], List), lambda: isinstance(1, Union[int, str]), lambda: isinstance(1, int | str), lambda: issubclass(bool, Union[int, str]), lambda: TypeVar('Q', int), lambda: T(), lambda: Literal[1] == Literal[1], lambda: Union[int, str] == Union[str, int], lambda: hash(List[int]) == hash(List[int]), lambda: NewType('U', int)(5), lambda: cast(int, 'a'), lambda: list[int]([1, 2]), lambda: List[int] == list[int], lambda: reveal_type(5), lambda: assert_type(5, int), lambda: assert_never(5), lambda: get_type_hints(Stack.push), lambda: ForwardRef('int'), lambda: Optional['Foo'], lambda: final(R), lambda: no_type_check(R), lambda: is_typeddict(R), lambda: typing.get_args(Literal[1, 2]), lambda: List['Foo'], lambda: Tuple[int, str][0], lambda: type(List[int]), lambda: typing.Union[int, List[str]].__args__, lambda: Callable[[int], str].__args__, lambda: Callable[[Arg1], int] if False else 1, lambda: int | 'a', lambda: None | int, lambda: type(int | None), lambda: (int | None).__args__, lambda: T | int, lambda: list[T][int], lambda: tuple[int, ...], lambda: type[int], lambda: isinstance(int, type[int])]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Pt(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x ** 2 + self.y ** 2
p = Pt(3); print(p, p.norm(), p._replace(y=4), p._asdict(), Pt._fields, Pt._field_defaults, Pt.__annotations__, Pt._make([1, 2]), p == (3, 0), Pt.__doc__)
NT2 = NamedTuple('NT2', [('a', int), ('b', str)]); print(NT2(1, 'x'), NT2.__annotations__)
for f in [lambda: Pt(), lambda: Pt(1, 2, 3), lambda: p._replace(z=1), lambda: Pt._make([1]), lambda: setattr(p, 'x', 1), lambda: p.z, lambda: Pt(1, z=2)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    class Bad(NamedTuple):
        x: int = 1
        y: int
except TypeError as e: print(e)
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
td: TD = {'a': 1, 'b': 'x'}; print(td, TD(a=1, b='q'), TD.__annotations__, TD.__total__, TD.__required_keys__, TD.__optional_keys__, type(TD), TD.__bases__)
try: isinstance({}, TD)
except TypeError as e: print(e)
TD2 = TypedDict('TD2', {'x': int}); print(TD2(x=1), TD2)
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
class Sq(Shape):
    def area(self): return 1
for f in [lambda: Shape(), lambda: Sq(), lambda: Sq.__abstractmethods__, lambda: Shape.register(int), lambda: isinstance(3, Shape), lambda: issubclass(int, Shape), lambda: Shape._abc_registry if False else 0, lambda: abc.ABCMeta, lambda: type(Shape), lambda: abc.get_cache_token() >= 0, lambda: abc.update_abstractmethods(Sq)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for n in sorted(x for x in dir(cabc) if x[0].isupper() and not x.startswith(('Async', 'Await', 'Corout'))):
    c = getattr(cabc, n)
    print(n, [isinstance(o, c) for o in ([], (), {}, set(), 'a', b'', 1, range(3), iter([]), (x for x in []), len, {}.keys(), {}.items(), frozenset(), lambda: 0)], sorted(getattr(c, '__abstractmethods__', [])))
class MySeq(cabc.Sequence):
    def __init__(self, d): self.d = d
    def __getitem__(self, i): return self.d[i]
    def __len__(self): return len(self.d)
s = MySeq([1, 2, 3, 2]); print(list(reversed(s)), s.index(2), s.count(2), 3 in s, list(s)); 
class MyMap(cabc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MyMap(); m.update(a=1, b=2); print(dict(m), m.pop('a'), m.setdefault('c', 3), m.popitem(), m.get('z'), 'b' in m, list(m.keys()), list(m.values()), sorted(m.items()))
class MySet(cabc.Set):
    def __init__(self, it): self.s = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def __repr__(self): return f'MySet({self.s})'
a, b = MySet('abc'), MySet('bcd'); print(a & b, a | b, a - b, a ^ b, a <= b, a == MySet('cab'), a.isdisjoint(b), a > MySet('a'), {1} | MySet([2]) if False else '')
