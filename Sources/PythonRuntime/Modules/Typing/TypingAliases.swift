// `typing`: what subscripts give, `List[int]` and its relatives.

extension TypingSource {
  static let aliases = #"""
    def _is_dunder(attr):
        return attr.startswith('__') and attr.endswith('__')

    class _BaseGenericAlias(_Final, _root=True):
        def __init__(self, origin, *, inst=True, name=None):
            self._inst = inst
            self._name = name
            self.__origin__ = origin
            self.__slots__ = None

        def __call__(self, *args, **kwargs):
            if not self._inst:
                raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
            made = self.__origin__(*args, **kwargs)
            try:
                made.__orig_class__ = self
            except AttributeError:
                pass
            return made

        def __mro_entries__(self, bases):
            entries = [] if self.__origin__ in bases else [self.__origin__]
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _BaseGenericAlias) or issubclass(base, Generic):
                    break
            else:
                entries.append(Generic)
            return tuple(entries)

        def __getattr__(self, attr):
            if attr in ('__name__', '__qualname__'):
                return self._name or self.__origin__.__name__
            if '__origin__' in self.__dict__ and not _is_dunder(attr):
                return getattr(self.__origin__, attr)
            raise AttributeError(attr)

        def __setattr__(self, attr, val):
            if _is_dunder(attr) or attr in ('_name', '_inst', '_nparams'):
                super().__setattr__(attr, val)
            else:
                setattr(self.__origin__, attr, val)

        def __instancecheck__(self, obj):
            return self.__subclasscheck__(type(obj))

        def __subclasscheck__(self, cls):
            raise TypeError('Subscripted generics cannot be used with class and instance checks')

        def __dir__(self):
            return list({*super().__dir__(), *[attr for attr in dir(self.__origin__) if not _is_dunder(attr)]})

    class _GenericAlias(_BaseGenericAlias, _Joining, _root=True):
        def __init__(self, origin, args, *, inst=True, name=None):
            super().__init__(origin, inst=inst, name=name)
            if not isinstance(args, tuple):
                args = (args,)
            self.__args__ = args
            self.__parameters__ = _collect_parameters(args)
            if not name:
                self.__module__ = origin.__module__

        def __eq__(self, other):
            if not isinstance(other, _GenericAlias):
                return NotImplemented
            return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

        def __hash__(self):
            return hash((self.__origin__, self.__args__))

        @_cached
        def __getitem__(self, args):
            if self.__origin__ in (Generic, Protocol):
                raise TypeError(f'Cannot subscript already-subscripted {self}')
            if not self.__parameters__:
                raise TypeError(f'{self} is not a generic class')
            if not isinstance(args, tuple):
                args = (args,)
            args = _unpack_args([_type_convert(one) for one in args])
            return self.copy_with(self._determine_new_args(args))

        def _determine_new_args(self, args):
            params = self.__parameters__
            for param in params:
                prepare = getattr(param, '__typing_prepare_subst__', None)
                if prepare is not None:
                    args = prepare(self, args)
            _check_generic(self, args, len(params))
            return tuple(self._make_substitution(self.__args__, dict(zip(params, args))))

        def _make_substitution(self, args, table):
            made = []
            for old in args:
                if isinstance(old, type):
                    made.append(old)
                    continue
                substitute = getattr(old, '__typing_subst__', None)
                if substitute:
                    new = substitute(table[old])
                else:
                    new = old
                    inner = getattr(old, '__parameters__', ())
                    if inner:
                        parts = []
                        for one in inner:
                            if isinstance(one, TypeVarTuple):
                                parts.extend(table[one])
                            else:
                                parts.append(table[one])
                        new = old[tuple(parts)]
                if self.__origin__ == _abc.Callable and isinstance(new, tuple) or _is_unpacked_typevartuple(old):
                    made.extend(new)
                elif isinstance(old, tuple):
                    made.append(tuple(self._make_substitution(old, table)))
                else:
                    made.append(new)
            return made

        def copy_with(self, args):
            return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

        def __repr__(self):
            name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
            args = ', '.join([_type_repr(one) for one in self.__args__]) if self.__args__ else '()'
            return f'{name}[{args}]'

        def __reduce__(self):
            origin = _by_name[self._name] if self._name else self.__origin__
            args = self.__args__
            if len(args) == 1 and not isinstance(args[0], tuple):
                args, = args
            return _operator.getitem, (origin, args)

        def __mro_entries__(self, bases):
            if isinstance(self.__origin__, _SpecialForm):
                raise TypeError(f'Cannot subclass {self!r}')
            if self._name:
                return super().__mro_entries__(bases)
            if self.__origin__ is Generic:
                if Protocol in bases:
                    return ()
                for base in bases[bases.index(self) + 1:]:
                    if isinstance(base, _BaseGenericAlias) and base is not self:
                        return ()
            return (self.__origin__,)

        def __iter__(self):
            yield Unpack[self]

    class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _Joining, _root=True):
        def __init__(self, origin, nparams, *, inst=True, name=None):
            super().__init__(origin, inst=inst, name=name or origin.__name__)
            self._nparams = nparams
            if origin.__module__ == 'builtins':
                self.__doc__ = f'A generic version of {origin.__qualname__}.'
            else:
                self.__doc__ = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

        @_cached
        def __getitem__(self, params):
            if not isinstance(params, tuple):
                params = (params,)
            msg = 'Parameters to generic types must be types.'
            params = tuple([_type_check(one, msg) for one in params])
            _check_generic(self, params, self._nparams)
            return self.copy_with(params)

        def copy_with(self, params):
            return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

        def __repr__(self):
            return 'typing.' + self._name

        def __subclasscheck__(self, cls):
            if isinstance(cls, _SpecialGenericAlias):
                return issubclass(cls.__origin__, self.__origin__)
            if not isinstance(cls, _GenericAlias):
                return issubclass(cls, self.__origin__)
            return super().__subclasscheck__(cls)

        def __reduce__(self):
            return self._name

    class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
        def __repr__(self):
            args = self.__args__
            if len(args) == 2 and _is_param_expr(args[0]):
                return super().__repr__()
            return f"typing.Callable[[{', '.join([_type_repr(one) for one in args[:-1]])}], {_type_repr(args[-1])}]"

        def __reduce__(self):
            args = self.__args__
            if not (len(args) == 2 and _is_param_expr(args[0])):
                args = list(args[:-1]), args[-1]
            return _operator.getitem, (Callable, args)

    class _CallableType(_SpecialGenericAlias, _root=True):
        def copy_with(self, params):
            return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

        def __getitem__(self, params):
            if not isinstance(params, tuple) or len(params) != 2:
                raise TypeError('Callable must be used as Callable[[arg, ...], result].')
            args, result = params
            return self._of(tuple(args) if isinstance(args, list) else args, result)

        @_cached
        def _of(self, args, result):
            result = _type_check(result, 'Callable[args, result]: result must be a type.')
            if args is Ellipsis:
                return self.copy_with((..., result))
            if not isinstance(args, tuple):
                args = (args,)
            return self.copy_with((*[_type_convert(one) for one in args], result))

    class _TupleType(_SpecialGenericAlias, _root=True):
        @_cached
        def __getitem__(self, params):
            if not isinstance(params, tuple):
                params = (params,)
            if len(params) >= 2 and params[-1] is ...:
                msg = 'Tuple[t, ...]: t must be a type.'
                return self.copy_with((*[_type_check(one, msg) for one in params[:-1]], ...))
            msg = 'Tuple[t0, t1, ...]: each t must be a type.'
            return self.copy_with(tuple([_type_check(one, msg) for one in params]))

    class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
        def copy_with(self, params):
            return Union[params]

        def __eq__(self, other):
            if not isinstance(other, (_UnionGenericAlias, _UnionBuiltin)):
                return NotImplemented
            return set(self.__args__) == set(other.__args__)

        def __hash__(self):
            return hash(frozenset(self.__args__))

        def __repr__(self):
            args = self.__args__
            if len(args) == 2:
                if args[0] is _None:
                    return f'typing.Optional[{_type_repr(args[1])}]'
                if args[1] is _None:
                    return f'typing.Optional[{_type_repr(args[0])}]'
            return super().__repr__()

        def __instancecheck__(self, obj):
            return self.__subclasscheck__(type(obj))

        def __subclasscheck__(self, cls):
            for one in self.__args__:
                if issubclass(cls, one):
                    return True

        def __reduce__(self):
            return _operator.getitem, (Union, self.__args__)

    class _LiteralGenericAlias(_GenericAlias, _root=True):
        def _typed(self):
            return frozenset([(one, type(one)) for one in self.__args__])

        def __eq__(self, other):
            if not isinstance(other, _LiteralGenericAlias):
                return NotImplemented
            return self._typed() == other._typed()

        def __hash__(self):
            return hash(self._typed())

    class _ConcatenateGenericAlias(_GenericAlias, _root=True):
        def copy_with(self, params):
            last = params[-1]
            if isinstance(last, (list, tuple)):
                return (*params[:-1], *last)
            if isinstance(last, _ConcatenateGenericAlias):
                params = (*params[:-1], *last.__args__)
            return super().copy_with(params)

    class _UnpackGenericAlias(_GenericAlias, _root=True):
        def __repr__(self):
            return '*' + repr(self.__args__[0])

        def __getitem__(self, args):
            if self.__typing_is_unpacked_typevartuple__:
                return args
            return super().__getitem__(args)

        @property
        def __typing_unpacked_tuple_args__(self):
            arg, = self.__args__
            return arg.__args__ if isinstance(arg, _GenericAlias) else None

        @property
        def __typing_is_unpacked_typevartuple__(self):
            return isinstance(self.__args__[0], TypeVarTuple)
    """#
}
