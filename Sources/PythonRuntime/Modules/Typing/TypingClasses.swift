// `typing`, read late: the `Supports...` protocols, NamedTuple, TypedDict.

extension TypingSource {
  static let classes = #"""
    import collections as _collections
    import sys as _sys
    import types as _types
    from abc import abstractmethod as _abstractmethod
    from functools import wraps as _wraps

    _None = type(None)
    _GenericBuiltin = type(list[int])
    _UnionBuiltin = type(int | str)

    @runtime_checkable
    class SupportsInt(Protocol):
        __slots__ = ()

        @_abstractmethod
        def __int__(self) -> int:
            pass

    @runtime_checkable
    class SupportsFloat(Protocol):
        __slots__ = ()

        @_abstractmethod
        def __float__(self) -> float:
            pass

    @runtime_checkable
    class SupportsComplex(Protocol):
        __slots__ = ()

        @_abstractmethod
        def __complex__(self) -> complex:
            pass

    @runtime_checkable
    class SupportsBytes(Protocol):
        __slots__ = ()

        @_abstractmethod
        def __bytes__(self) -> bytes:
            pass

    @runtime_checkable
    class SupportsIndex(Protocol):
        __slots__ = ()

        @_abstractmethod
        def __index__(self) -> int:
            pass

    @runtime_checkable
    class SupportsAbs(Protocol[T_co]):
        __slots__ = ()

        @_abstractmethod
        def __abs__(self) -> T_co:
            pass

    @runtime_checkable
    class SupportsRound(Protocol[T_co]):
        __slots__ = ()

        @_abstractmethod
        def __round__(self, ndigits: int = 0) -> T_co:
            pass

    def _make_nmtuple(name, types, module, defaults=()):
        fields = [field for field, kind in types]
        types = {field: _type_check(kind, f'field {field} annotation must be a type') for field, kind in types}
        made = _collections.namedtuple(name, fields, defaults=defaults, module=module)
        made.__annotations__ = made.__new__.__annotations__ = types
        return made

    _prohibited = frozenset(('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                             '_replace', '_asdict', '_source'))
    _special = frozenset(('__module__', '__name__', '__annotations__', '__qualname__', '__orig_bases__', '__classcell__'))

    class NamedTupleMeta(type):
        def __new__(cls, typename, bases, ns):
            for base in bases:
                if base is not _NamedTuple and base is not Generic:
                    raise TypeError('can only inherit from a NamedTuple type and Generic')
            bases = tuple([tuple if base is _NamedTuple else base for base in bases])
            types = ns.get('__annotations__', {})
            defaults = []
            for field in types:
                if field in ns:
                    defaults.append(field)
                elif defaults:
                    raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                    f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
            made = _make_nmtuple(typename, types.items(), defaults=[ns[field] for field in defaults],
                                 module=ns['__module__'])
            if bases != (tuple,):
                made.__bases__ = bases
            if Generic in bases:
                made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            for key in ns:
                if key in _prohibited:
                    raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
                if key not in _special and key not in made._fields:
                    setattr(made, key, ns[key])
            if Generic in bases:
                if '__orig_bases__' in ns:
                    made.__orig_bases__ = ns['__orig_bases__']
                made.__init_subclass__()
            return made

    def NamedTuple(typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
        return _make_nmtuple(typename, fields, module=_caller())

    _NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
    NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)

    class _TypedDictMeta(type):
        def __new__(cls, name, bases, ns, total=True):
            for base in bases:
                if type(base) is not _TypedDictMeta and base is not Generic:
                    raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
            generic = (Generic,) if any([issubclass(base, Generic) for base in bases]) else ()
            made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
            annotations = {}
            msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
            own = {key: _type_check(kind, msg, module=made.__module__) for key, kind in ns.get('__annotations__', {}).items()}
            required, optional = set(), set()
            for base in bases:
                annotations.update(base.__dict__.get('__annotations__', {}))
                needed, free = base.__dict__.get('__required_keys__', ()), base.__dict__.get('__optional_keys__', ())
                required = (required | set(needed)) - set(free)
                optional = (optional - set(needed)) | set(free)
            annotations.update(own)
            for key, kind in own.items():
                origin = get_origin(kind)
                if origin is Annotated:
                    origin = get_origin(get_args(kind)[0])
                if origin is Required or total and origin is not NotRequired:
                    required.add(key)
                    optional.discard(key)
                else:
                    optional.add(key)
                    required.discard(key)
            made.__annotations__ = annotations
            made.__required_keys__ = frozenset(required)
            made.__optional_keys__ = frozenset(optional)
            if not hasattr(made, '__total__'):
                made.__total__ = total
            return made

        def __call__(cls, /, *args, **kwargs):
            return dict(*args, **kwargs)

        def __subclasscheck__(cls, other):
            raise TypeError('TypedDict does not support instance and class checks')

        __instancecheck__ = __subclasscheck__

    def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
        if fields is None:
            fields = kwargs
        elif kwargs:
            raise TypeError('TypedDict takes either a dict or keyword arguments, but not both')
        if kwargs:
            import warnings
            warnings.warn('The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed '
                          'in Python 3.13, and may not be understood by third-party type checkers.',
                          DeprecationWarning, stacklevel=2)
        namespace = {'__annotations__': dict(fields), '__module__': _caller()}
        return _TypedDictMeta(typename, (), namespace, total=total)

    _TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
    TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
    """#
}
