// `typing`: `Annotated`, and the classes `Generic` and `Protocol` that others inherit from.

extension TypingSource {
  static let generics = #"""
    class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
        def __init__(self, origin, metadata):
            if isinstance(origin, _AnnotatedAlias):
                metadata = origin.__metadata__ + metadata
                origin = origin.__origin__
            super().__init__(origin, origin)
            self.__metadata__ = metadata

        def copy_with(self, params):
            return _AnnotatedAlias(params[0], self.__metadata__)

        def __repr__(self):
            rest = ', '.join([repr(one) for one in self.__metadata__])
            return f'typing.Annotated[{_type_repr(self.__origin__)}, {rest}]'

        def __reduce__(self):
            return _operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

        def __eq__(self, other):
            if not isinstance(other, _AnnotatedAlias):
                return NotImplemented
            return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

        def __hash__(self):
            return hash((self.__origin__, self.__metadata__))

        def __getattr__(self, attr):
            if attr in ('__name__', '__qualname__'):
                return 'Annotated'
            return super().__getattr__(attr)

    class Annotated:
        __slots__ = ()

        def __new__(cls, *args, **kwargs):
            raise TypeError('Type Annotated cannot be instantiated.')

        def __class_getitem__(cls, params):
            return _annotated(*(params if isinstance(params, tuple) else (params,)))

        def __init_subclass__(cls, *args, **kwargs):
            raise TypeError(f'Cannot subclass {cls.__module__}.Annotated')

    @_cached(typed=True)
    def _annotated(*params):
        if len(params) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        if _is_unpacked_typevartuple(params[0]):
            raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
        origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
        return _AnnotatedAlias(origin, params[1:])

    class Generic:
        __slots__ = ()
        _is_protocol = False

        @_cached
        def __class_getitem__(cls, params):
            if not isinstance(params, tuple):
                params = (params,)
            params = tuple([_type_convert(one) for one in params])
            if cls in (Generic, Protocol):
                if not params:
                    raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
                if not all([isinstance(one, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(one) for one in params]):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables '
                                    'or parameter specification variables.')
                if len(set(params)) != len(params):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
                return _GenericAlias(cls, params)
            for param in cls.__parameters__:
                prepare = getattr(param, '__typing_prepare_subst__', None)
                if prepare is not None:
                    params = prepare(cls, params)
            _check_generic(cls, params, len(cls.__parameters__))
            args = []
            for param, arg in zip(cls.__parameters__, params):
                if isinstance(param, TypeVarTuple):
                    args.extend(arg)
                else:
                    args.append(arg)
            return _GenericAlias(cls, tuple(args))

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            bases = cls.__dict__.get('__orig_bases__')
            if bases is not None:
                is_plain = Generic in bases
            else:
                is_plain = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls).__name__ != '_TypedDictMeta'
            if is_plain:
                raise TypeError('Cannot inherit from plain Generic')
            variables = ()
            if bases is not None:
                variables = _collect_parameters(bases)
                listed = None
                for base in bases:
                    if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                        if listed is not None:
                            raise TypeError('Cannot inherit from Generic[...] multiple times.')
                        listed = base.__parameters__
                if listed is not None:
                    missing = [str(one) for one in variables if one not in listed]
                    if missing:
                        raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in "
                                        f"Generic[{', '.join([str(one) for one in listed])}]")
                    variables = listed
            cls.__parameters__ = tuple(variables)

    _excluded = frozenset((
        '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol', '__final__',
        '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__',
        '__subclasshook__', '__weakref__', '__class_getitem__', '_MutableMapping__marker', '__qualname__', '__classcell__', '__instancecheck__', '__subclasscheck__'))

    def _get_protocol_attrs(cls):
        """The members of a protocol: what its classes define or annotate."""
        attrs = set()
        for base in cls.__mro__[:-1]:
            if base.__name__ in ('Protocol', 'Generic'):
                continue
            for attr in [*base.__dict__, *getattr(base, '__annotations__', {})]:
                if not attr.startswith('_abc_') and attr not in _excluded:
                    attrs.add(attr)
        return attrs

    def _is_callable_members_only(cls):
        return all([callable(getattr(cls, attr, None)) for attr in _get_protocol_attrs(cls)])

    def _no_init_or_replace_init(self, *args, **kwargs):
        cls = type(self)
        if cls._is_protocol:
            raise TypeError('Protocols cannot be instantiated')
        if cls.__init__ is not _no_init_or_replace_init:
            return
        for base in cls.__mro__:
            init = base.__dict__.get('__init__', _no_init_or_replace_init)
            if init is not _no_init_or_replace_init:
                cls.__init__ = init
                break
        else:
            cls.__init__ = object.__init__
        cls.__init__(self, *args, **kwargs)

    _PROTO_ALLOWLIST = {
        'collections.abc': ('Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'Hashable', 'Sized',
                            'Container', 'Collection', 'Reversible'),
        'contextlib': ('AbstractContextManager', 'AbstractAsyncContextManager'),
    }
    _unchecked = 'Instance and class checks can only be used with @runtime_checkable protocols'

    # Classes whose instances are looked for among the registered ones: the hook says nothing then instead of raising.
    _asking = []

    class _ProtocolMeta(type(_abc.Sized)):
        def __instancecheck__(cls, instance):
            is_protocol = getattr(cls, '_is_protocol', False)
            if is_protocol and not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError(_unchecked)
            if (not is_protocol or _is_callable_members_only(cls)) and issubclass(instance.__class__, cls):
                return True
            if is_protocol:
                for attr in _get_protocol_attrs(cls):
                    if not hasattr(instance, attr):
                        break
                    if callable(getattr(cls, attr, None)) and getattr(instance, attr) is None:
                        break
                else:
                    return True
            _asking.append(cls)
            try:
                return super().__instancecheck__(instance)
            finally:
                _asking.pop()

    def _conforms(cls, other):
        """What `issubclass(other, cls)` says of the protocol `cls`."""
        if not cls.__dict__.get('_is_protocol', False):
            return NotImplemented
        if not getattr(cls, '_is_runtime_protocol', False):
            if _asking:
                return NotImplemented
            raise TypeError(_unchecked)
        if not _is_callable_members_only(cls):
            if _asking:
                return NotImplemented
            raise TypeError("Protocols with non-method members don't support issubclass()")
        if not isinstance(other, type):
            raise TypeError('issubclass() arg 1 must be a class')
        for attr in _get_protocol_attrs(cls):
            for base in other.__mro__:
                if attr in base.__dict__:
                    if base.__dict__[attr] is None:
                        return NotImplemented
                    break
                annotations = getattr(base, '__annotations__', {})
                if (isinstance(annotations, _abc.Mapping) and attr in annotations
                        and issubclass(other, Generic) and other._is_protocol):
                    break
            else:
                return NotImplemented
        return True

    class Protocol(Generic, metaclass=_ProtocolMeta):
        __slots__ = ()
        _is_protocol = True
        _is_runtime_protocol = False

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            if not cls.__dict__.get('_is_protocol', False):
                cls._is_protocol = any([base is Protocol for base in cls.__bases__])
            if '__subclasshook__' not in cls.__dict__:
                cls.__subclasshook__ = lambda other: _conforms(cls, other)
            if not cls._is_protocol:
                return
            for base in cls.__bases__:
                if not (base in (object, Generic) or base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, ())
                        or issubclass(base, Generic) and base._is_protocol):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
            if cls.__init__ is Protocol.__init__:
                cls.__init__ = _no_init_or_replace_init

    def runtime_checkable(cls):
        if not issubclass(cls, Generic) or not cls._is_protocol:
            raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
        cls._is_runtime_protocol = True
        return cls
    """#
}
