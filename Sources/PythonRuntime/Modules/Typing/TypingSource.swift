// The module `typing` in Python, after CPython's Lib/typing.py: what an annotation may say, as objects with CPython's reprs and
// errors. Here is what the module begins with: checks, and the special forms.

enum TypingSource {
  static let module = NativeModule("typing") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, [forms, variables, aliases, generics, names].joined(separator: "\n\n"))
    // Most programs ask for aliases alone. The rest is read when a name of it is asked for, and what needs other modules is
    // made one by one.
    module.lazyMember = { (vm, module, name) throws(PyError) in
      if !late.contains(name), !rest.contains(name) { return .undefined }
      if module.attributes.get(vm.intern("_late")).isUndefined {
        try SourceModules.load(vm, module, [classes, hints].joined(separator: "\n\n"))
      }
      if late.contains(name) { return try vm.call(module.attributes.get(vm.intern("_late")), [vm.string(name)]) }
      return module.attributes.get(vm.intern(name))
    }
  }

  private static let late: Set<String> = [
    "ContextManager", "AsyncContextManager", "Pattern", "Match", "IO", "BinaryIO", "TextIO",
  ]

  /// What `classes` and `hints` define.
  private static let rest: Set<String> = [
    "SupportsInt", "SupportsFloat", "SupportsComplex", "SupportsBytes", "SupportsIndex", "SupportsAbs", "SupportsRound",
    "NamedTuple", "NamedTupleMeta", "TypedDict", "_TypedDictMeta", "assert_never", "reveal_type", "overload",
    "get_overloads", "clear_overloads", "final", "no_type_check", "no_type_check_decorator", "dataclass_transform",
    "get_type_hints", "get_origin", "get_args", "is_typeddict", "_strip_annotations", "_overload_registry",
    "_ASSERT_NEVER_REPR_MAX_LENGTH",
  ]

  private static let forms = #"""
    import collections as _collections
    import collections.abc as _abc
    import operator as _operator
    import sys as _sys
    import types as _types

    _None = type(None)
    _GenericBuiltin = type(list[int])
    _UnionBuiltin = type(int | str)
    TYPE_CHECKING = False
    Text = str
    _cleanups = []

    def _cached(function=None, /, *, typed=False):
        """Results by arguments, so that `List[int] is List[int]`; arguments without a hash are passed on."""
        if function is None:
            return lambda function: _cached(function, typed=typed)
        known = {}
        _cleanups.append(known.clear)

        def inner(*args):
            try:
                key = (args, tuple([type(one) for one in args])) if typed else args
                found = known.get(key, known)
            except TypeError:
                return function(*args)
            if found is known:
                found = function(*args)
                if len(known) >= 256:
                    known.clear()
                known[key] = found
            return found

        inner.__name__ = function.__name__
        inner.__qualname__ = function.__qualname__
        inner.__doc__ = function.__doc__
        inner.__wrapped__ = function
        return inner

    def _caller(default='__main__'):
        try:
            return _sys._getframe().f_globals.get('__name__', default)
        except (AttributeError, ValueError):
            return default

    def _type_convert(arg, module=None, *, allow_special_forms=False):
        if arg is None:
            return _None
        if isinstance(arg, str):
            return ForwardRef(arg, module=module, is_class=allow_special_forms)
        return arg

    def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
        if isinstance(arg, type):
            if arg is Generic or arg is Protocol:
                raise TypeError(f'Plain {arg} is not valid as type argument')
            return arg
        arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
        if isinstance(arg, _GenericAlias):
            origin = arg.__origin__
            if origin in (Generic, Protocol) or not allow_special_forms and (
                    origin is ClassVar or is_argument and origin is Final):
                raise TypeError(f'{arg} is not valid as type argument')
        if isinstance(arg, _SpecialForm):
            if arg in (LiteralString, NoReturn, Never, Self, TypeAlias):
                return arg
            if allow_special_forms and arg in (ClassVar, Final):
                return arg
            raise TypeError(f'Plain {arg} is not valid as type argument')
        if type(arg) is tuple:
            raise TypeError(f'{msg} Got {arg!r:.100}.')
        return arg

    def _is_param_expr(arg):
        return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))

    def _should_unflatten_callable_args(typ, args):
        return typ.__origin__ is _abc.Callable and not (len(args) == 2 and _is_param_expr(args[0]))

    def _type_repr(obj):
        if isinstance(obj, type):
            if obj.__module__ == 'builtins':
                return obj.__qualname__
            return f'{obj.__module__}.{obj.__qualname__}'
        if obj is ...:
            return '...'
        if isinstance(obj, _types.FunctionType):
            return obj.__name__
        return repr(obj)

    def _collect_parameters(args):
        """The type variables in arguments, each once, in order."""
        found = []
        for one in args:
            if isinstance(one, type):
                continue
            if isinstance(one, tuple):
                inner = _collect_parameters(one)
            elif hasattr(one, '__typing_subst__'):
                inner = (one,)
            else:
                inner = getattr(one, '__parameters__', ())
            for variable in inner:
                if variable not in found:
                    found.append(variable)
        return tuple(found)

    def _check_generic(cls, parameters, expected):
        if not expected:
            raise TypeError(f'{cls} is not a generic class')
        actual = len(parameters)
        if actual != expected:
            word = 'many' if actual > expected else 'few'
            raise TypeError(f'Too {word} arguments for {cls}; actual {actual}, expected {expected}')

    def _unpack_args(args):
        unpacked = []
        for arg in args:
            parts = getattr(arg, '__typing_unpacked_tuple_args__', None)
            if parts is not None and not (parts and parts[-1] is ...):
                unpacked.extend(parts)
            else:
                unpacked.append(arg)
        return unpacked

    def _flat_union(parameters):
        flat = []
        for one in parameters:
            if isinstance(one, (_UnionGenericAlias, _UnionBuiltin)):
                flat.extend(one.__args__)
            else:
                flat.append(one)
        return tuple(dict.fromkeys(flat))

    def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
        """A type with its forward references evaluated."""
        if isinstance(t, ForwardRef):
            return t._evaluate(globalns, localns, recursive_guard)
        if not isinstance(t, (_GenericAlias, _GenericBuiltin, _UnionBuiltin)):
            return t
        if isinstance(t, _GenericBuiltin):
            args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__])
            is_unpacked = t.__unpacked__
            if _should_unflatten_callable_args(t, args):
                t = t.__origin__[(args[:-1], args[-1])]
            else:
                t = t.__origin__[args]
            if is_unpacked:
                t = Unpack[t]
        args = tuple([_eval_type(arg, globalns, localns, recursive_guard) for arg in t.__args__])
        return t if args == t.__args__ else _with_args(t, args)

    def _with_args(t, args):
        if isinstance(t, _GenericBuiltin):
            return _GenericBuiltin(t.__origin__, args)
        if isinstance(t, _UnionBuiltin):
            made = args[0]
            for one in args[1:]:
                made = made | one
            return made
        return t.copy_with(args)

    class _Final:
        __slots__ = ('__weakref__',)

        def __init_subclass__(cls, /, *args, **kwds):
            if '_root' not in kwds:
                raise TypeError('Cannot subclass special typing classes')

    class _Immutable:
        __slots__ = ()

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    class _NotIterable:
        __slots__ = ()
        __iter__ = None

    class _Joining:
        __slots__ = ()

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

    class _SpecialForm(_Final, _NotIterable, _Joining, _root=True):
        __slots__ = ('_name', '__doc__', '_getitem')

        def __init__(self, getitem):
            self._getitem = getitem
            self._name = getitem.__name__
            self.__doc__ = getitem.__doc__

        def __getattr__(self, item):
            if item in ('__name__', '__qualname__'):
                return self._name
            raise AttributeError(item)

        def __mro_entries__(self, bases):
            raise TypeError(f'Cannot subclass {self!r}')

        def __repr__(self):
            return 'typing.' + self._name

        def __reduce__(self):
            return self._name

        def __call__(self, *args, **kwds):
            raise TypeError(f'Cannot instantiate {self!r}')

        def __instancecheck__(self, obj):
            raise TypeError(f'{self} cannot be used with isinstance()')

        def __subclasscheck__(self, cls):
            raise TypeError(f'{self} cannot be used with issubclass()')

        @_cached
        def __getitem__(self, parameters):
            return self._getitem(self, parameters)

    class _LiteralSpecialForm(_SpecialForm, _root=True):
        def __getitem__(self, parameters):
            return self._getitem(self, *(parameters if isinstance(parameters, tuple) else (parameters,)))

    class _AnyMeta(type):
        def __instancecheck__(self, obj):
            if self is Any:
                raise TypeError('typing.Any cannot be used with isinstance()')
            return super().__instancecheck__(obj)

        def __repr__(self):
            return 'typing.Any' if self is Any else super().__repr__()

    class Any(metaclass=_AnyMeta):
        def __new__(cls, *args, **kwargs):
            if cls is Any:
                raise TypeError('Any cannot be instantiated')
            return super().__new__(cls)

    def _plain(name):
        def getitem(self, parameters):
            raise TypeError(f'{self} is not subscriptable')
        getitem.__name__ = name
        return _SpecialForm(getitem)

    def _single(name, ending=' accepts only single type.'):
        def getitem(self, parameters):
            return _GenericAlias(self, (_type_check(parameters, f'{self}{ending}'),))
        getitem.__name__ = name
        return _SpecialForm(getitem)

    def _of_key(name):
        def getitem(self, parameters):
            return _GenericAlias(self, (_type_check(parameters, f'{name} accepts only a single type.'),))
        getitem.__name__ = name
        return _SpecialForm(getitem)

    NoReturn = _plain('NoReturn')
    Never = _plain('Never')
    Self = _plain('Self')
    LiteralString = _plain('LiteralString')
    TypeAlias = _plain('TypeAlias')
    ClassVar = _single('ClassVar')
    Final = _single('Final')
    TypeGuard = _single('TypeGuard')
    Required = _of_key('Required')
    NotRequired = _of_key('NotRequired')

    def _union(self, parameters):
        if parameters == ():
            raise TypeError('Cannot take a Union of no types.')
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        msg = 'Union[arg, ...]: each arg must be a type.'
        parameters = _flat_union([_type_check(one, msg) for one in parameters])
        if len(parameters) == 1:
            return parameters[0]
        if len(parameters) == 2 and _None in parameters:
            return _UnionGenericAlias(self, parameters, name='Optional')
        return _UnionGenericAlias(self, parameters)

    def _optional(self, parameters):
        return Union[_type_check(parameters, f'{self} requires a single type.'), _None]

    @_cached(typed=True)
    def _literal(self, *parameters):
        flat = []
        for one in parameters:
            if isinstance(one, _LiteralGenericAlias):
                flat.extend(one.__args__)
            else:
                flat.append(one)
        try:
            flat = [value for value, _ in dict.fromkeys([(one, type(one)) for one in flat])]
        except TypeError:
            pass
        return _LiteralGenericAlias(self, tuple(flat))

    def _concatenate(self, parameters):
        if parameters == ():
            raise TypeError('Cannot take a Concatenate of no types.')
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
            raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
        msg = 'Concatenate[arg, ...]: each arg must be a type.'
        parameters = (*[_type_check(one, msg) for one in parameters[:-1]], parameters[-1])
        return _ConcatenateGenericAlias(self, parameters)

    def _unpack(self, parameters):
        return _UnpackGenericAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))

    def _named_form(kind, name, function):
        function.__name__ = name
        return kind(function)

    Union = _named_form(_SpecialForm, 'Union', _union)
    Optional = _named_form(_SpecialForm, 'Optional', _optional)
    Literal = _named_form(_LiteralSpecialForm, 'Literal', _literal)
    Concatenate = _named_form(_SpecialForm, 'Concatenate', _concatenate)
    Unpack = _named_form(_SpecialForm, 'Unpack', _unpack)
    """#
}
