// The rest of `typing` in Python: aliases of built-in and abstract classes, TypeVar, Generic, Protocol, NamedTuple,
// TypedDict. Our own text.

extension TypingSource {
  static let aliases = #"""
    class _BuiltinAlias(_Joining):
        def __init__(self, origin, count, name):
            self.__origin__ = origin
            self._count = count
            self._name = name

        def __getitem__(self, item):
            items = item if isinstance(item, tuple) else (item,)
            if self._name == 'Tuple':
                if items == ():
                    return _GenericAlias(tuple, (), 'Tuple')
                items = tuple([one if one is ... else _checked(one, 'Tuple[t0, t1, ...]: each t') for one in items])
                return _GenericAlias(tuple, items, 'Tuple')
            items = tuple([_checked(one, 'Parameters to generic types') for one in items])
            if self._count >= 0 and len(items) != self._count:
                word = 'many' if len(items) > self._count else 'few'
                raise TypeError(f'Too {word} arguments for {self!r}; actual {len(items)}, expected {self._count}')
            return _GenericAlias(self.__origin__, items, self._name)

        def __call__(self, *args, **kwargs):
            if self._name in _uninstantiable:
                raise TypeError(f'Type {self._name} cannot be instantiated; use '
                                f'{self.__origin__.__name__}() instead')
            return self.__origin__(*args, **kwargs)

        def __instancecheck__(self, obj):
            return isinstance(obj, self.__origin__)

        def __subclasscheck__(self, cls):
            return issubclass(cls, self.__origin__)

        def __mro_entries__(self, bases):
            return _alias_bases(self, bases)

        def __hash__(self):
            return hash(self._name)

        def __repr__(self):
            return 'typing.' + self._name

    class _CallableForm(_BuiltinAlias):
        def __getitem__(self, item):
            if not isinstance(item, tuple) or len(item) != 2:
                raise TypeError('Callable must be used as Callable[[arg, ...], result].')
            parameters, result = item
            result = _checked(result, 'Callable[args, result]: result')
            if parameters is ...:
                return _CallableGenericAlias(_abc.Callable, (..., result), 'Callable')
            if isinstance(parameters, list):
                checked = [_checked(one, 'Callable[[arg, ...], result]: each arg') for one in parameters]
                return _CallableGenericAlias(_abc.Callable, tuple(checked) + (result,), 'Callable')
            return _CallableGenericAlias(_abc.Callable, (_checked(parameters), result), 'Callable')

    import collections as _collections
    import re as _re
    List = _BuiltinAlias(list, 1, 'List')
    Dict = _BuiltinAlias(dict, 2, 'Dict')
    Set = _BuiltinAlias(set, 1, 'Set')
    FrozenSet = _BuiltinAlias(frozenset, 1, 'FrozenSet')
    Tuple = _BuiltinAlias(tuple, -1, 'Tuple')
    Type = _BuiltinAlias(type, 1, 'Type')
    Callable = _CallableForm(_abc.Callable, 2, 'Callable')
    DefaultDict = _BuiltinAlias(_collections.defaultdict, 2, 'DefaultDict')
    OrderedDict = _BuiltinAlias(_collections.OrderedDict, 2, 'OrderedDict')
    Counter = _BuiltinAlias(_collections.Counter, 1, 'Counter')
    ChainMap = _BuiltinAlias(_collections.ChainMap, 2, 'ChainMap')
    Deque = _BuiltinAlias(_collections.deque, 1, 'Deque')
    Iterable = _BuiltinAlias(_abc.Iterable, 1, 'Iterable')
    Iterator = _BuiltinAlias(_abc.Iterator, 1, 'Iterator')
    Generator = _BuiltinAlias(_abc.Generator, 3, 'Generator')
    Sequence = _BuiltinAlias(_abc.Sequence, 1, 'Sequence')
    MutableSequence = _BuiltinAlias(_abc.MutableSequence, 1, 'MutableSequence')
    Mapping = _BuiltinAlias(_abc.Mapping, 2, 'Mapping')
    MutableMapping = _BuiltinAlias(_abc.MutableMapping, 2, 'MutableMapping')
    AbstractSet = _BuiltinAlias(_abc.Set, 1, 'AbstractSet')
    MutableSet = _BuiltinAlias(_abc.MutableSet, 1, 'MutableSet')
    Collection = _BuiltinAlias(_abc.Collection, 1, 'Collection')
    Container = _BuiltinAlias(_abc.Container, 1, 'Container')
    Reversible = _BuiltinAlias(_abc.Reversible, 1, 'Reversible')
    KeysView = _BuiltinAlias(_abc.KeysView, 1, 'KeysView')
    ValuesView = _BuiltinAlias(_abc.ValuesView, 1, 'ValuesView')
    ItemsView = _BuiltinAlias(_abc.ItemsView, 2, 'ItemsView')
    Awaitable = _BuiltinAlias(_abc.Awaitable, 1, 'Awaitable')
    Coroutine = _BuiltinAlias(_abc.Coroutine, 3, 'Coroutine')
    Pattern = _BuiltinAlias(_re.Pattern, 1, 'Pattern')
    Match = _BuiltinAlias(_re.Match, 1, 'Match')
    Hashable = _BuiltinAlias(_abc.Hashable, 0, 'Hashable')
    Sized = _BuiltinAlias(_abc.Sized, 0, 'Sized')
    Text = str

    class AbstractContextManager:
        pass

    class _IO:
        pass

    class TextIO(_IO):
        pass

    class BinaryIO(_IO):
        pass

    ContextManager = _BuiltinAlias(AbstractContextManager, 1, 'ContextManager')
    IO = _BuiltinAlias(_IO, 1, 'IO')
    AsyncIterable = _BuiltinAlias(_abc.AsyncIterable, 1, 'AsyncIterable')
    AsyncIterator = _BuiltinAlias(_abc.AsyncIterator, 1, 'AsyncIterator')
    AsyncGenerator = _BuiltinAlias(_abc.AsyncGenerator, 2, 'AsyncGenerator')
    AsyncContextManager = _BuiltinAlias(AbstractContextManager, 1, 'AsyncContextManager')
    ByteString = _BuiltinAlias(_abc.ByteString, 0, 'ByteString')
    MappingView = _BuiltinAlias(_abc.MappingView, 1, 'MappingView')
    """#

  static let classes = #"""
    class TypeVar(_Joining):
        def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
            if covariant and contravariant:
                raise ValueError('Bivariant types are not supported.')
            if constraints and bound is not None:
                raise TypeError('Constraints cannot be combined with bound=...')
            if constraints and len(constraints) == 1:
                raise TypeError('A single constraint is not allowed')
            self.__name__ = name
            self.__constraints__ = constraints
            self.__bound__ = None if bound is None else _checked(bound)
            self.__covariant__ = bool(covariant)
            self.__contravariant__ = bool(contravariant)

        def __mro_entries__(self, bases):
            raise TypeError('Cannot subclass an instance of TypeVar')

        def __repr__(self):
            mark = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
            return mark + self.__name__

    class ParamSpec(_Joining):
        def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
            self.__name__ = name
            self.__bound__ = bound
            self.__covariant__ = bool(covariant)
            self.__contravariant__ = bool(contravariant)

        @property
        def args(self):
            return ParamSpecArgs(self)

        @property
        def kwargs(self):
            return ParamSpecKwargs(self)

        def __repr__(self):
            return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

    class ParamSpecArgs:
        def __init__(self, origin):
            self.__origin__ = origin

        def __repr__(self):
            return f'{self.__origin__.__name__}.args'

        def __eq__(self, other):
            if not isinstance(other, ParamSpecArgs):
                return NotImplemented
            return self.__origin__ == other.__origin__

    class ParamSpecKwargs:
        def __init__(self, origin):
            self.__origin__ = origin

        def __repr__(self):
            return f'{self.__origin__.__name__}.kwargs'

        def __eq__(self, other):
            if not isinstance(other, ParamSpecKwargs):
                return NotImplemented
            return self.__origin__ == other.__origin__

    class TypeVarTuple:
        def __init__(self, name):
            self.__name__ = name

        def __iter__(self):
            yield Unpack[self]

        def __repr__(self):
            return self.__name__

    class Generic:
        __slots__ = ()

        def __class_getitem__(cls, item):
            items = item if isinstance(item, tuple) else (item,)
            if cls is Generic:
                if not items:
                    raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
                for one in items:
                    if not isinstance(one, (TypeVar, ParamSpec, TypeVarTuple, _GenericAlias)):
                        raise TypeError('Parameters to Generic[...] must all be type variables or parameter '
                                        'specification variables.')
                if len(set(items)) != len(items):
                    raise TypeError('Parameters to Generic[...] must all be unique')
                return _GenericAlias(cls, items, 'Generic')
            if cls is Protocol:
                return _GenericAlias(cls, items, 'Protocol')
            items = tuple([_checked(one, 'Parameters to generic types') for one in items])
            expected = getattr(cls, '__parameters__', ())
            if not expected:
                raise TypeError(f'{cls!r} is not a generic class')
            if len(expected) != len(items) and not any(isinstance(one, TypeVarTuple) for one in expected):
                word = 'many' if len(items) > len(expected) else 'few'
                raise TypeError(f'Too {word} arguments for {cls!r}; actual {len(items)}, expected {len(expected)}')
            return _GenericAlias(cls, items)

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            bases = cls.__dict__.get('__orig_bases__', ())
            found = []
            for base in bases:
                if isinstance(base, _GenericAlias):
                    if base.__origin__ in (Generic, Protocol):
                        found = list(base.__parameters__)
                        break
                    found += [one for one in base.__parameters__ if one not in found]
            cls.__parameters__ = tuple(found)

    _protocol_skips = ('__module__', '__qualname__', '__doc__', '__dict__', '__weakref__', '__annotations__',
                       '__parameters__', '__orig_bases__', '__init__', '_is_protocol', '_is_runtime', '__slots__',
                       '__abstractmethods__', '__init_subclass__', '__class_getitem__', '__new__', '__hash__',
                       '__instancecheck__', '__subclasshook__', '__match_args__', '__classcell__')

    def _protocol_names(cls):
        names = []
        for base in cls.__mro__:
            if base.__dict__.get('_is_protocol', False) and base is not Protocol:
                for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', {})):
                    if name not in _protocol_skips and not name.startswith('_abc_') and name not in names:
                        names.append(name)
        return names

    class _ProtocolMeta(type(_abc.Sized)):
        def __instancecheck__(cls, instance):
            if cls is Protocol or not cls.__dict__.get('_is_protocol', False):
                return type.__instancecheck__(cls, instance)
            if not getattr(cls, '_is_runtime', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            return all(hasattr(instance, name) for name in _protocol_names(cls))

        def __subclasscheck__(cls, other):
            if cls is Protocol or not cls.__dict__.get('_is_protocol', False):
                return type.__subclasscheck__(cls, other)
            if not getattr(cls, '_is_runtime', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            return all(hasattr(other, name) for name in _protocol_names(cls))

        def __call__(cls, *args, **kwargs):
            if cls.__dict__.get('_is_protocol', False):
                raise TypeError('Protocols cannot be instantiated')
            return type.__call__(cls, *args, **kwargs)

    class Protocol(Generic, metaclass=_ProtocolMeta):
        _is_protocol = True
        _is_runtime = False

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            if not cls.__dict__.get('_is_protocol', False):
                cls._is_protocol = any(base is Protocol for base in cls.__bases__)

    def runtime_checkable(cls):
        if not getattr(cls, '_is_protocol', False):
            raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
        cls._is_runtime = True
        return cls

    @runtime_checkable
    class SupportsInt(Protocol):
        def __int__(self) -> int:
            pass

    @runtime_checkable
    class SupportsFloat(Protocol):
        def __float__(self) -> float:
            pass

    @runtime_checkable
    class SupportsComplex(Protocol):
        def __complex__(self) -> complex:
            pass

    @runtime_checkable
    class SupportsBytes(Protocol):
        def __bytes__(self) -> bytes:
            pass

    @runtime_checkable
    class SupportsIndex(Protocol):
        def __index__(self) -> int:
            pass

    @runtime_checkable
    class SupportsAbs(Protocol):
        def __abs__(self):
            pass

    @runtime_checkable
    class SupportsRound(Protocol):
        def __round__(self, ndigits=0):
            pass

    class _NamedTupleMeta(type):
        def __new__(cls, typename, bases, ns):
            annotations = ns.get('__annotations__', {})
            defaults = []
            for name in annotations:
                if name in ns:
                    defaults.append(ns[name])
                elif defaults:
                    listed = [one for one in annotations if one in ns]
                    ending = 's' if len(listed) > 1 else ''
                    raise TypeError(f'Non-default namedtuple field {name} cannot follow default field{ending} '
                                    f"{', '.join(listed)}")
            made = _namedtuple(typename, list(annotations), defaults=defaults, module=ns.get('__module__'))
            kinds = {name: _checked(kind) for name, kind in annotations.items()}
            made.__annotations__ = made.__new__.__annotations__ = kinds
            for name, value in ns.items():
                if name in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                            '_replace', '_asdict', '_source'):
                    raise AttributeError('Cannot overwrite NamedTuple attribute ' + name)
                if name not in ('__annotations__', '__module__', '__name__', '__qualname__') and name not in annotations:
                    setattr(made, name, value)
            return made

    def NamedTuple(typename, fields=None, /, **kwargs):
        fields = list(fields.items() if isinstance(fields, dict) else fields) if fields is not None else list(kwargs.items())
        made = _namedtuple(typename, [name for name, _ in fields])
        made.__annotations__ = {name: _checked(kind) for name, kind in fields}
        return made

    _NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
    NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)

    class _TypedDictMeta(type):
        def __new__(cls, name, bases, ns, total=True):
            annotations = {}
            required, optional = set(), set()
            for base in bases:
                annotations.update(base.__dict__.get('__annotations__', {}))
                required |= base.__dict__.get('__required_keys__', set())
                optional |= base.__dict__.get('__optional_keys__', set())
            own = {key: _checked(kind, module=ns.get('__module__')) for key, kind in ns.get('__annotations__', {}).items()}
            annotations.update(own)
            for key, kind in own.items():
                origin = getattr(kind, '__origin__', None)
                if origin is NotRequired or (not total and origin is not Required):
                    optional.add(key)
                else:
                    required.add(key)
            made = type.__new__(_TypedDictMeta, name, (dict,), dict(ns))
            made.__annotations__ = annotations
            made.__required_keys__ = frozenset(required)
            made.__optional_keys__ = frozenset(optional)
            made.__total__ = total
            return made

        def __call__(cls, *args, **kwargs):
            return dict(*args, **kwargs)

        def __instancecheck__(cls, instance):
            raise TypeError('TypedDict does not support instance and class checks')

        def __subclasscheck__(cls, other):
            raise TypeError('TypedDict does not support instance and class checks')

    def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
        namespace = {'__annotations__': dict(fields if fields is not None else kwargs), '__module__': '__main__'}
        return _TypedDictMeta(typename, (), namespace, total=total)

    _TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
    TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)

    class NewType(_Joining):
        def __init__(self, name, tp):
            self.__name__ = name
            self.__qualname__ = name
            self.__module__ = '__main__'
            self.__supertype__ = tp

        def __call__(self, value):
            return value

        def __mro_entries__(self, bases):
            raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: '
                            f'`{bases[0].__name__} = NewType({bases[0].__name__!r}, {self.__name__})`')

        def __repr__(self):
            return f'{self.__module__}.{self.__qualname__}'

    AnyStr = TypeVar('AnyStr', bytes, str)
    T = TypeVar('T')
    KT = TypeVar('KT')
    VT = TypeVar('VT')

    def cast(typ, val):
        return val

    def assert_type(val, typ, /):
        return val

    def assert_never(arg, /):
        raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')

    def reveal_type(obj, /):
        import sys
        print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
        return obj

    def overload(func):
        def stub(*args, **kwds):
            raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated '
                                      'functions outside a stub module should always be followed by an implementation '
                                      'that is not @overload-ed.')
        return stub

    def get_overloads(func):
        return []

    def final(f):
        try:
            f.__final__ = True
        except (AttributeError, TypeError):
            pass
        return f

    def no_type_check(arg):
        arg.__no_type_check__ = True
        return arg

    def no_type_check_decorator(decorator):
        from functools import wraps

        @wraps(decorator)
        def wrapped_decorator(*args, **kwds):
            return no_type_check(decorator(*args, **kwds))

        return wrapped_decorator

    def dataclass_transform(**kwargs):
        return lambda cls: cls

    def _evaluated(kind, scope):
        if isinstance(kind, ForwardRef):
            kind = kind.__forward_arg__
        if isinstance(kind, str):
            return _evaluated(eval(kind, {**globals(), **scope}) if scope else eval(kind), scope)
        if kind is None:
            return _None
        if isinstance(kind, _GenericAlias) and not isinstance(kind, (_LiteralGenericAlias, _AnnotatedAlias)):
            args = tuple([_evaluated(one, scope) if not isinstance(one, (list, tuple)) else one for one in kind.__args__])
            if args != kind.__args__:
                return type(kind)(kind.__origin__, args, kind._name)
        if type(kind) is type(list[int]):
            args = tuple([_evaluated(one, scope) if isinstance(one, (str, type(list[int]))) else one
                          for one in kind.__args__])
            if args != kind.__args__:
                return kind.__origin__[args]
        return kind

    def _without_extras(kind):
        if isinstance(kind, _AnnotatedAlias):
            return _without_extras(kind.__origin__)
        if isinstance(kind, _GenericAlias) and not isinstance(kind, _LiteralGenericAlias):
            if kind.__origin__ in (Required, NotRequired):
                return _without_extras(kind.__args__[0])
            args = tuple([_without_extras(one) for one in kind.__args__])
            if args != kind.__args__:
                return type(kind)(kind.__origin__, args, kind._name)
        return kind

    def clear_overloads():
        pass

    def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
        if getattr(obj, '__no_type_check__', None):
            return {}
        scope = {**(globalns or {}), **(localns or {})}
        if isinstance(obj, type):
            hints = {}
            for base in reversed(obj.__mro__):
                for name, kind in base.__dict__.get('__annotations__', {}).items():
                    hints[name] = _evaluated(kind, scope)
        else:
            notes = getattr(obj, '__annotations__', None)
            if notes is None and type(obj) is type(_re):
                return {}
            if notes is None:
                raise TypeError(f'{obj!r} is not a module, class, method, or function.')
            hints = {name: _evaluated(kind, scope) for name, kind in notes.items()}
        if include_extras:
            return hints
        return {name: _without_extras(kind) for name, kind in hints.items()}

    def get_origin(tp):
        if isinstance(tp, _AnnotatedAlias):
            return Annotated
        if tp is Generic:
            return Generic
        if type(tp).__name__ == 'UnionType':
            return type(tp)
        return getattr(tp, '__origin__', None)

    def get_args(tp):
        if isinstance(tp, _AnnotatedAlias):
            return (tp.__origin__,) + tp.__metadata__
        if isinstance(tp, _CallableGenericAlias):
            *parameters, result = tp.__args__
            if len(parameters) == 1 and (parameters[0] is ... or isinstance(parameters[0], ParamSpec)):
                return (parameters[0], result)
            return (list(parameters), result)
        if isinstance(tp, _BuiltinAlias):
            return ()
        return getattr(tp, '__args__', ())

    def is_typeddict(tp):
        return isinstance(tp, _TypedDictMeta)
    """#
}
