// `typing`: names for built-in and abstract classes, NewType, `cast`.

extension TypingSource {
  static let names = #"""
    T = TypeVar('T')
    KT = TypeVar('KT')
    VT = TypeVar('VT')
    T_co = TypeVar('T_co', covariant=True)
    V_co = TypeVar('V_co', covariant=True)
    VT_co = TypeVar('VT_co', covariant=True)
    T_contra = TypeVar('T_contra', contravariant=True)
    CT_co = TypeVar('CT_co', covariant=True, bound=type)
    AnyStr = TypeVar('AnyStr', bytes, str)

    _alias = _SpecialGenericAlias
    Hashable = _alias(_abc.Hashable, 0)
    Awaitable = _alias(_abc.Awaitable, 1)
    Coroutine = _alias(_abc.Coroutine, 3)
    AsyncIterable = _alias(_abc.AsyncIterable, 1)
    AsyncIterator = _alias(_abc.AsyncIterator, 1)
    Iterable = _alias(_abc.Iterable, 1)
    Iterator = _alias(_abc.Iterator, 1)
    Reversible = _alias(_abc.Reversible, 1)
    Sized = _alias(_abc.Sized, 0)
    Container = _alias(_abc.Container, 1)
    Collection = _alias(_abc.Collection, 1)
    Callable = _CallableType(_abc.Callable, 2)
    AbstractSet = _alias(_abc.Set, 1, name='AbstractSet')
    MutableSet = _alias(_abc.MutableSet, 1)
    Mapping = _alias(_abc.Mapping, 2)
    MutableMapping = _alias(_abc.MutableMapping, 2)
    Sequence = _alias(_abc.Sequence, 1)
    MutableSequence = _alias(_abc.MutableSequence, 1)
    ByteString = _alias(_abc.ByteString, 0)
    Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
    List = _alias(list, 1, inst=False, name='List')
    Deque = _alias(_collections.deque, 1, name='Deque')
    Set = _alias(set, 1, inst=False, name='Set')
    FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
    MappingView = _alias(_abc.MappingView, 1)
    KeysView = _alias(_abc.KeysView, 1)
    ItemsView = _alias(_abc.ItemsView, 2)
    ValuesView = _alias(_abc.ValuesView, 1)
    Dict = _alias(dict, 2, inst=False, name='Dict')
    DefaultDict = _alias(_collections.defaultdict, 2, name='DefaultDict')
    OrderedDict = _alias(_collections.OrderedDict, 2)
    Counter = _alias(_collections.Counter, 1)
    ChainMap = _alias(_collections.ChainMap, 2)
    Generator = _alias(_abc.Generator, 3)
    AsyncGenerator = _alias(_abc.AsyncGenerator, 2)
    Type = _alias(type, 1, inst=False, name='Type')

    _by_name = {alias._name: alias for alias in (
        Hashable, Awaitable, Coroutine, AsyncIterable, AsyncIterator, Iterable, Iterator, Reversible, Sized, Container,
        Collection, Callable, AbstractSet, MutableSet, Mapping, MutableMapping, Sequence, MutableSequence, ByteString, Tuple,
        List, Deque, Set, FrozenSet, MappingView, KeysView, ItemsView, ValuesView, Dict, DefaultDict, OrderedDict, Counter,
        ChainMap, Generator, AsyncGenerator, Type, Optional)}

    class NewType(_Joining):
        def __init__(self, name, tp):
            self.__qualname__ = name
            self.__name__ = name.rpartition('.')[-1]
            self.__supertype__ = tp
            _set_module(self)

        def __call__(self, x, /):
            return x

        def __mro_entries__(self, bases):
            name = self.__name__

            class Dummy:
                def __init_subclass__(cls):
                    made = cls.__name__
                    raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                    f'`{made} = NewType({made!r}, {name})`')

            return (Dummy,)

        def __repr__(self):
            return f'{self.__module__}.{self.__qualname__}'

        def __reduce__(self):
            return self.__qualname__

    def cast(typ, val):
        return val

    def assert_type(val, typ, /):
        return val

    __all__ = (
        'Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional ParamSpec Protocol Tuple Type '
        'TypeVar TypeVarTuple Union AbstractSet ByteString Container ContextManager Hashable ItemsView Iterable Iterator '
        'KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Sequence Sized ValuesView Awaitable '
        'AsyncIterator AsyncIterable Coroutine Collection AsyncGenerator AsyncContextManager Reversible SupportsAbs '
        'SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound ChainMap Counter Deque Dict '
        'DefaultDict List OrderedDict Set FrozenSet NamedTuple TypedDict Generator BinaryIO IO Match Pattern TextIO AnyStr '
        'assert_type assert_never cast clear_overloads dataclass_transform final get_args get_origin get_overloads '
        'get_type_hints is_typeddict LiteralString Never NewType no_type_check no_type_check_decorator NoReturn NotRequired '
        'overload ParamSpecArgs ParamSpecKwargs Required reveal_type runtime_checkable Self Text TYPE_CHECKING TypeAlias '
        'TypeGuard Unpack').split()
    _members = {
        '_GenericAlias': _GenericAlias, '_SpecialForm': _SpecialForm, '_UnionGenericAlias': _UnionGenericAlias,
        '_SpecialGenericAlias': _SpecialGenericAlias, '_LiteralGenericAlias': _LiteralGenericAlias,
        '_AnnotatedAlias': _AnnotatedAlias, '_ProtocolMeta': _ProtocolMeta, '_BaseGenericAlias': _BaseGenericAlias,
        '_CallableGenericAlias': _CallableGenericAlias, '_Final': _Final, '_cleanups': _cleanups,
        '_type_check': _type_check, '_eval_type': _eval_type, '_get_protocol_attrs': _get_protocol_attrs,
        '_is_dunder': _is_dunder, '_caller': _caller, '_with_args': _with_args, '_flattens': _should_unflatten_callable_args,
    }
    """#
}
