// The module `typing` in Python: what an annotation may say, as objects with CPython's reprs. Our own text.

enum TypingSource {
  static let module = NativeModule("typing") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, [forms, aliases, classes].joined(separator: "\n\n"))
  }

  private static let forms = #"""
    import collections.abc as _abc
    from collections import namedtuple as _namedtuple

    _None = type(None)
    TYPE_CHECKING = False

    def _type_repr(item):
        if isinstance(item, type) and not hasattr(item, '__args__'):
            if item.__module__ == 'builtins':
                return item.__qualname__
            return f'{item.__module__}.{item.__qualname__}'
        if item is ...:
            return '...'
        if type(item).__name__ == 'function':
            return item.__name__
        if isinstance(item, (list, tuple)):
            return '[' + ', '.join([_type_repr(part) for part in item]) + ']'
        return repr(item)

    class ForwardRef:
        def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
            if not isinstance(arg, str):
                raise TypeError(f'Forward reference must be a string -- got {arg!r}')
            self.__forward_arg__ = arg
            self.__forward_module__ = module

        def __eq__(self, other):
            if not isinstance(other, ForwardRef):
                return NotImplemented
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_module__ == other.__forward_module__)

        def __hash__(self):
            return hash((self.__forward_arg__, self.__forward_module__))

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

        def __repr__(self):
            module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
            return f'ForwardRef({self.__forward_arg__!r}{module})'

    def _checked(item, what='type', module=None):
        if item is None:
            return _None
        if isinstance(item, str):
            return ForwardRef(item, module=module)
        if type(item) is tuple:
            raise TypeError(f'{what} must be a type. Got {item!r:.100}.')
        return item

    class _Joining:
        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

        def __mro_entries__(self, bases):
            return (object,)

    class _SpecialForm(_Joining):
        def __init__(self, name, make):
            self._name = name
            self._make = make

        def __getitem__(self, item):
            if self._make is None:
                raise TypeError(f'{self!r} is not subscriptable')
            return self._make(self, item)

        def __call__(self, *args, **kwds):
            raise TypeError(f'Cannot instantiate {self!r}')

        def __instancecheck__(self, obj):
            raise TypeError(f'{self!r} cannot be used with isinstance()')

        def __subclasscheck__(self, cls):
            raise TypeError(f'{self!r} cannot be used with issubclass()')

        def __mro_entries__(self, bases):
            raise TypeError(f'Cannot subclass {self!r}')

        def __hash__(self):
            return hash(self._name)

        def __repr__(self):
            return 'typing.' + self._name

    def _variables(args):
        found = []
        for item in args:
            if isinstance(item, (TypeVar, ParamSpec, TypeVarTuple)):
                if item not in found:
                    found.append(item)
            elif isinstance(item, (list, tuple)):
                found += [one for one in _variables(item) if one not in found]
            else:
                for one in getattr(item, '__parameters__', None) or ():
                    if one not in found:
                        found.append(one)
        return tuple(found)

    def _substituted(item, table):
        if isinstance(item, (TypeVar, ParamSpec)):
            return table.get(item, item)
        parameters = getattr(item, '__parameters__', None)
        if parameters and not isinstance(item, type):
            return item[tuple([table.get(one, one) for one in parameters])]
        return item

    def _alias_bases(alias, bases):
        """What `class A(List[int])` is a class of: a list, and generic unless a base behind says so already."""
        origin = alias.__origin__
        entries = () if origin in bases else (origin,)
        for base in bases[bases.index(alias) + 1:]:
            if isinstance(base, (_GenericAlias, _BuiltinAlias)) or isinstance(base, type) and issubclass(base, Generic):
                return entries
        return entries if issubclass(origin, Generic) else entries + (Generic,)

    _uninstantiable = ('List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Type')

    class _GenericAlias(_Joining):
        def __init__(self, origin, args, name=None):
            self.__origin__ = origin
            self.__args__ = args
            self._name = name
            self.__parameters__ = _variables(args)

        def __getitem__(self, item):
            items = item if isinstance(item, tuple) else (item,)
            if not self.__parameters__:
                raise TypeError(f'{self!r} is not a generic class')
            if len(items) != len(self.__parameters__):
                word = 'many' if len(items) > len(self.__parameters__) else 'few'
                raise TypeError(f'Too {word} arguments for {self!r}; actual {len(items)}, '
                                f'expected {len(self.__parameters__)}')
            table = dict(zip(self.__parameters__, [_checked(one) for one in items]))
            args = tuple([_substituted(one, table) for one in self.__args__])
            if self.__origin__ is Union:
                return Union[args]
            return type(self)(self.__origin__, args, self._name)

        def __call__(self, *args, **kwargs):
            if isinstance(self.__origin__, _SpecialForm):
                raise TypeError(f'Cannot instantiate {self.__origin__!r}')
            if self._name in _uninstantiable:
                raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
            made = self.__origin__(*args, **kwargs)
            try:
                made.__orig_class__ = self
            except AttributeError:
                pass
            return made

        def __getattr__(self, name):
            if name.startswith('__') and name.endswith('__'):
                raise AttributeError(name)
            return getattr(self.__origin__, name)

        def __instancecheck__(self, obj):
            raise TypeError('Subscripted generics cannot be used with class and instance checks')

        def __subclasscheck__(self, cls):
            raise TypeError('Subscripted generics cannot be used with class and instance checks')

        def __mro_entries__(self, bases):
            origin = self.__origin__
            if self._name and origin is not Generic:
                return _alias_bases(self, bases)
            if origin is Generic and any(isinstance(base, _GenericAlias) and base is not self
                                         and base.__origin__ is not Generic
                                         for base in bases[bases.index(self) + 1:]):
                return ()
            return (origin,)

        def __eq__(self, other):
            if not isinstance(other, _GenericAlias):
                return NotImplemented
            return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

        def __hash__(self):
            return hash((self.__origin__, self.__args__))

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        def __repr__(self):
            name = f'typing.{self._name}' if self._name else _type_repr(self.__origin__)
            args = ', '.join([_type_repr(one) for one in self.__args__]) or '()'
            return f'{name}[{args}]'

    class _UnionGenericAlias(_GenericAlias):
        def __instancecheck__(self, obj):
            for kind in self.__args__:
                if isinstance(obj, kind):
                    return True
            return False

        def __subclasscheck__(self, cls):
            return any(issubclass(cls, kind) for kind in self.__args__)

        def __eq__(self, other):
            args = getattr(other, '__args__', None)
            if args is None or type(other).__name__ not in ('_UnionGenericAlias', 'UnionType'):
                return NotImplemented
            return set(self.__args__) == set(args)

        def __hash__(self):
            return hash(frozenset(self.__args__))

        def __repr__(self):
            args = self.__args__
            if len(args) == 2 and _None in args:
                other = args[0] if args[1] is _None else args[1]
                return f'typing.Optional[{_type_repr(other)}]'
            return f"typing.Union[{', '.join([_type_repr(one) for one in args])}]"

    class _LiteralGenericAlias(_GenericAlias):
        def __eq__(self, other):
            if not isinstance(other, _LiteralGenericAlias):
                return NotImplemented
            key = lambda alias: {(type(one), one) for one in alias.__args__}
            return key(self) == key(other)

        def __hash__(self):
            return hash(frozenset([(type(one), one) for one in self.__args__]))

        def __repr__(self):
            return f"typing.Literal[{', '.join([repr(one) for one in self.__args__])}]"

    class _CallableGenericAlias(_GenericAlias):
        def __repr__(self):
            *parameters, result = self.__args__
            name = f'typing.{self._name}'
            if len(parameters) == 1 and parameters[0] is ... or parameters and isinstance(parameters[0], ParamSpec):
                return f'{name}[{_type_repr(parameters[0])}, {_type_repr(result)}]'
            return f"{name}[[{', '.join([_type_repr(one) for one in parameters])}], {_type_repr(result)}]"

    class _AnnotatedAlias(_GenericAlias):
        def __init__(self, origin, metadata):
            _GenericAlias.__init__(self, origin, (origin,), 'Annotated')
            self.__metadata__ = metadata

        def __eq__(self, other):
            if not isinstance(other, _AnnotatedAlias):
                return NotImplemented
            return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

        def __hash__(self):
            return hash((self.__origin__, self.__metadata__))

        def __repr__(self):
            rest = ', '.join([repr(one) for one in self.__metadata__])
            return f'typing.Annotated[{_type_repr(self.__origin__)}, {rest}]'

    def _make_union(form, item):
        if item == ():
            raise TypeError('Cannot take a Union of no types.')
        items = item if isinstance(item, tuple) else (item,)
        flat = []
        for one in items:
            one = _checked(one, 'Union[arg, ...]: each arg')
            if isinstance(one, _UnionGenericAlias) or type(one).__name__ == 'UnionType':
                flat += list(one.__args__)
            else:
                flat.append(one)
        unique = []
        for one in flat:
            if one not in unique:
                unique.append(one)
        if len(unique) == 1:
            return unique[0]
        return _UnionGenericAlias(Union, tuple(unique))

    def _make_optional(form, item):
        if type(item) is tuple:
            raise TypeError(f'typing.Optional requires a single type. Got {item!r:.100}.')
        return Union[_checked(item), _None]

    def _make_literal(form, item):
        items = item if isinstance(item, tuple) else (item,)
        flat = []
        for one in items:
            flat += list(one.__args__) if isinstance(one, _LiteralGenericAlias) else [one]
        unique = []
        for one in flat:
            if not any(type(one) is type(other) and one == other for other in unique):
                unique.append(one)
        return _LiteralGenericAlias(Literal, tuple(unique))

    def _make_single(form, item):
        if isinstance(item, tuple):
            raise TypeError(f'{form!r} accepts only single type.')
        return _GenericAlias(form, (_checked(item, f'{form!r} accepts only single type. Got'),), form._name)

    def _make_many(form, item):
        items = item if isinstance(item, tuple) else (item,)
        return _GenericAlias(form, items, form._name)

    def _make_annotated(form, item):
        if not isinstance(item, tuple) or len(item) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        origin, metadata = _checked(item[0], 'Annotated[t, ...]: t'), tuple(item[1:])
        if isinstance(origin, _AnnotatedAlias):
            return _AnnotatedAlias(origin.__origin__, origin.__metadata__ + metadata)
        return _AnnotatedAlias(origin, metadata)

    Union = _SpecialForm('Union', _make_union)
    Optional = _SpecialForm('Optional', _make_optional)
    Literal = _SpecialForm('Literal', _make_literal)
    ClassVar = _SpecialForm('ClassVar', _make_single)
    Final = _SpecialForm('Final', _make_single)
    Required = _SpecialForm('Required', _make_single)
    NotRequired = _SpecialForm('NotRequired', _make_single)
    TypeGuard = _SpecialForm('TypeGuard', _make_single)
    Unpack = _SpecialForm('Unpack', _make_single)
    Concatenate = _SpecialForm('Concatenate', _make_many)
    Annotated = _SpecialForm('Annotated', _make_annotated)
    NoReturn = _SpecialForm('NoReturn', None)
    Never = _SpecialForm('Never', None)
    Self = _SpecialForm('Self', None)
    LiteralString = _SpecialForm('LiteralString', None)
    TypeAlias = _SpecialForm('TypeAlias', None)

    class _AnyForm(_SpecialForm):
        def __call__(self, *args, **kwds):
            raise TypeError('Any cannot be instantiated')

        def __mro_entries__(self, bases):
            return ()

    Any = _AnyForm('Any', None)
    """#
}
