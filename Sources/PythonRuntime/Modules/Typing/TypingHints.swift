// `typing`, read late: what is asked of annotations (`get_type_hints` and others), decorators, and what is made late.

extension TypingSource {
  static let hints = #"""
    _ASSERT_NEVER_REPR_MAX_LENGTH = 100

    def assert_never(arg: Never, /) -> Never:
        value = repr(arg)
        if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
            value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
        raise AssertionError(f'Expected code to be unreachable, but got: {value}')

    def reveal_type(obj: T, /) -> T:
        print(f'Runtime type is {type(obj).__name__!r}', file=_sys.stderr)
        return obj

    def _overload_dummy(*args, **kwds):
        raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                                  'outside a stub module should always be followed by an implementation that is not '
                                  '@overload-ed.')

    _overload_registry = {}

    def overload(func):
        f = getattr(func, '__func__', func)
        try:
            _overload_registry.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
        except AttributeError:
            pass
        return _overload_dummy

    def get_overloads(func):
        f = getattr(func, '__func__', func)
        return list(_overload_registry.get((f.__module__, f.__qualname__), {}).values())

    def clear_overloads():
        _overload_registry.clear()

    def final(f):
        try:
            f.__final__ = True
        except (AttributeError, TypeError):
            pass
        return f

    def no_type_check(arg):
        if isinstance(arg, type):
            for key in dir(arg):
                obj = getattr(arg, key)
                if (not hasattr(obj, '__qualname__') or obj.__qualname__ != f'{arg.__qualname__}.{obj.__name__}'
                        or getattr(obj, '__module__', None) != arg.__module__):
                    continue
                if isinstance(obj, _types.FunctionType):
                    obj.__no_type_check__ = True
                if isinstance(obj, _types.MethodType):
                    obj.__func__.__no_type_check__ = True
                if isinstance(obj, type):
                    no_type_check(obj)
        try:
            arg.__no_type_check__ = True
        except TypeError:
            pass
        return arg

    def no_type_check_decorator(decorator):
        @_wraps(decorator)
        def wrapped_decorator(*args, **kwds):
            return no_type_check(decorator(*args, **kwds))

        return wrapped_decorator

    def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
        def decorator(cls_or_fn):
            cls_or_fn.__dataclass_transform__ = {
                'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
                'field_specifiers': field_specifiers, 'kwargs': kwargs}
            return cls_or_fn

        return decorator

    def _strip_annotations(t):
        """A type without `Annotated`, `Required` and `NotRequired`."""
        if isinstance(t, _AnnotatedAlias):
            return _strip_annotations(t.__origin__)
        if hasattr(t, '__origin__') and t.__origin__ in (Required, NotRequired):
            return _strip_annotations(t.__args__[0])
        if isinstance(t, (_GenericAlias, _GenericBuiltin, _UnionBuiltin)):
            args = tuple([_strip_annotations(one) for one in t.__args__])
            return t if args == t.__args__ else _with_args(t, args)
        return t

    _hintless = (_types.FunctionType, _types.BuiltinFunctionType, _types.MethodType, _types.ModuleType,
                 _types.WrapperDescriptorType, _types.MethodWrapperType, _types.MethodDescriptorType)

    def _evaluated(notes, globalns, localns, is_argument, is_class):
        hints = {}
        for name, value in notes.items():
            if value is None:
                value = _None
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=is_argument, is_class=is_class)
            hints[name] = _eval_type(value, globalns, localns)
        return hints

    def _class_hints(cls, globalns, localns):
        hints = {}
        for base in reversed(cls.__mro__):
            notes = base.__dict__.get('__annotations__', {})
            if isinstance(notes, _types.GetSetDescriptorType):
                continue
            outer = getattr(_sys.modules.get(base.__module__, None), '__dict__', {}) if globalns is None else globalns
            inner = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                # The class sees its own names only where the module has none.
                outer, inner = inner, outer
            hints.update(_evaluated(notes, outer, inner, False, True))
        return hints

    def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
        if getattr(obj, '__no_type_check__', None):
            return {}
        if isinstance(obj, type):
            hints = _class_hints(obj, globalns, localns)
            return hints if include_extras else {name: _strip_annotations(kind) for name, kind in hints.items()}
        if globalns is None:
            if isinstance(obj, _types.ModuleType):
                globalns = obj.__dict__
            else:
                owner = obj
                while hasattr(owner, '__wrapped__'):
                    owner = owner.__wrapped__
                globalns = getattr(owner, '__globals__', {})
        if localns is None:
            localns = globalns
        notes = getattr(obj, '__annotations__', None)
        if notes is None:
            if isinstance(obj, _hintless):
                return {}
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        hints = _evaluated(notes, globalns, localns, not isinstance(obj, _types.ModuleType), False)
        return hints if include_extras else {name: _strip_annotations(kind) for name, kind in hints.items()}

    def get_origin(tp):
        if isinstance(tp, _AnnotatedAlias):
            return Annotated
        if isinstance(tp, (_BaseGenericAlias, _GenericBuiltin, ParamSpecArgs, ParamSpecKwargs)):
            return tp.__origin__
        if tp is Generic:
            return Generic
        return _UnionBuiltin if isinstance(tp, _UnionBuiltin) else None

    def get_args(tp):
        if isinstance(tp, _AnnotatedAlias):
            return (tp.__origin__,) + tp.__metadata__
        if isinstance(tp, (_GenericAlias, _GenericBuiltin)):
            args = tp.__args__
            return (list(args[:-1]), args[-1]) if _flattens(tp, args) else args
        return tp.__args__ if isinstance(tp, _UnionBuiltin) else ()

    def is_typeddict(tp):
        return isinstance(tp, _TypedDictMeta)

    def _abstract_members(name, parts):
        """The methods of a stream class, of which each is abstract; those of names in parentheses are properties."""
        members = {'__module__': 'typing', '__qualname__': name, '__slots__': ()}
        for part in parts.split():
            def method(self, *args):
                pass
            plain = part.strip('()')
            method.__name__, method.__qualname__ = plain, f'{name}.{plain}'
            method.__isabstractmethod__ = True
            members[plain] = property(method) if plain != part else method
        return members

    def _stream(name, base, origin, parts):
        members = _abstract_members(name, parts)
        members['__orig_bases__'] = (base,)
        return type(name, (origin,), members)

    def _late(name):
        """What is made when it is first asked for, with the modules it needs."""
        if name in ('ContextManager', 'AsyncContextManager'):
            import contextlib
            return _SpecialGenericAlias(getattr(contextlib, 'Abstract' + name), 1, name=name)
        if name in ('Pattern', 'Match'):
            import re
            return _SpecialGenericAlias(getattr(re, name), 1)
        if name == 'IO':
            return _stream('IO', Generic[AnyStr], Generic,
                           '(mode) (name) close (closed) fileno flush isatty read readable readline readlines seek '
                           'seekable tell truncate writable write writelines __enter__ __exit__')
        import typing
        base = typing.IO
        if name == 'BinaryIO':
            return _stream('BinaryIO', base[bytes], base, 'write __enter__')
        return _stream('TextIO', base[str], base, '(buffer) (encoding) (errors) (line_buffering) (newlines) __enter__')

    _members = {
        '_TypedDictMeta': _TypedDictMeta, '_overload_registry': _overload_registry, '_strip_annotations': _strip_annotations,
        '_late': _late, '_ASSERT_NEVER_REPR_MAX_LENGTH': _ASSERT_NEVER_REPR_MAX_LENGTH,
    }
    """#
}
