// `typing`: forward references and the variables that stand for types, with what is put in their place.

extension TypingSource {
  static let variables = #"""
    class ForwardRef(_Final, _Joining, _root=True):
        __slots__ = ('__forward_arg__', '__forward_code__', '__forward_evaluated__', '__forward_value__',
                     '__forward_is_argument__', '__forward_is_class__', '__forward_module__')

        def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
            if not isinstance(arg, str):
                raise TypeError(f'Forward reference must be a string -- got {arg!r}')
            # `*Ts` is no expression, its only element is.
            text = f'({arg},)[0]' if arg[0] == '*' else arg
            try:
                code = compile(text, '<string>', 'eval')
            except SyntaxError:
                raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}')
            self.__forward_arg__ = arg
            self.__forward_code__ = code
            self.__forward_evaluated__ = False
            self.__forward_value__ = None
            self.__forward_is_argument__ = is_argument
            self.__forward_is_class__ = is_class
            self.__forward_module__ = module

        def _evaluate(self, globalns, localns, recursive_guard):
            if self.__forward_arg__ in recursive_guard:
                return self
            if not self.__forward_evaluated__ or localns is not globalns:
                if globalns is None and localns is None:
                    globalns = localns = {}
                elif globalns is None:
                    globalns = localns
                elif localns is None:
                    localns = globalns
                if self.__forward_module__ is not None:
                    globalns = getattr(_sys.modules.get(self.__forward_module__, None), '__dict__', globalns)
                found = _type_check(eval(self.__forward_code__, globalns, localns),
                                    'Forward references must evaluate to types.',
                                    is_argument=self.__forward_is_argument__,
                                    allow_special_forms=self.__forward_is_class__)
                self.__forward_value__ = _eval_type(found, globalns, localns, recursive_guard | {self.__forward_arg__})
                self.__forward_evaluated__ = True
            return self.__forward_value__

        def __eq__(self, other):
            if not isinstance(other, ForwardRef):
                return NotImplemented
            if self.__forward_evaluated__ and other.__forward_evaluated__:
                return (self.__forward_arg__ == other.__forward_arg__
                        and self.__forward_value__ == other.__forward_value__)
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_module__ == other.__forward_module__)

        def __hash__(self):
            return hash((self.__forward_arg__, self.__forward_module__))

        def __repr__(self):
            module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
            return f'ForwardRef({self.__forward_arg__!r}{module})'

    def _is_unpacked_typevartuple(x):
        return not isinstance(x, type) and getattr(x, '__typing_is_unpacked_typevartuple__', False)

    class _ByName:
        def __reduce__(self):
            return self.__name__

    class _BoundVarianceMixin(_Joining):
        def __init__(self, bound, covariant, contravariant):
            if covariant and contravariant:
                raise ValueError('Bivariant types are not supported.')
            self.__covariant__ = bool(covariant)
            self.__contravariant__ = bool(contravariant)
            self.__bound__ = _type_check(bound, 'Bound must be a type.') if bound else None

        def __mro_entries__(self, bases):
            raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

        def __repr__(self):
            mark = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
            return mark + self.__name__

    def _set_module(made):
        module = _caller()
        if module != 'typing':
            made.__module__ = module

    class TypeVar(_Final, _Immutable, _BoundVarianceMixin, _ByName, _root=True):
        def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
            self.__name__ = name
            super().__init__(bound, covariant, contravariant)
            if constraints and bound is not None:
                raise TypeError('Constraints cannot be combined with bound=...')
            if constraints and len(constraints) == 1:
                raise TypeError('A single constraint is not allowed')
            msg = 'TypeVar(name, constraint, ...): constraints must be types.'
            self.__constraints__ = tuple([_type_check(one, msg) for one in constraints])
            _set_module(self)

        def __typing_subst__(self, arg):
            arg = _type_check(arg, 'Parameters to generic types must be types.', is_argument=True)
            if (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
                    or isinstance(arg, _GenericBuiltin) and arg.__unpacked__):
                raise TypeError(f'{arg} is not valid as type argument')
            return arg

    class TypeVarTuple(_Final, _Immutable, _ByName, _root=True):
        def __init__(self, name):
            self.__name__ = name
            _set_module(self)

        def __iter__(self):
            yield Unpack[self]

        def __repr__(self):
            return self.__name__

        def __mro_entries__(self, bases):
            raise TypeError('Cannot subclass an instance of TypeVarTuple')

        def __typing_subst__(self, arg):
            raise TypeError('Substitution of bare TypeVarTuple is not supported')

        def __typing_prepare_subst__(self, alias, args):
            params = alias.__parameters__
            place = params.index(self)
            for param in params[place + 1:]:
                if isinstance(param, TypeVarTuple):
                    raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
            actual, expected = len(args), len(params)
            left, right = place, expected - place - 1
            open_place, filler = None, None
            for index, arg in enumerate(args):
                if isinstance(arg, type):
                    continue
                parts = getattr(arg, '__typing_unpacked_tuple_args__', None)
                if parts and len(parts) == 2 and parts[-1] is ...:
                    if open_place is not None:
                        raise TypeError('More than one unpacked arbitrary-length tuple argument')
                    open_place, filler = index, parts[0]
            if open_place is not None:
                left, right = min(left, open_place), min(right, actual - open_place - 1)
            elif left + right > actual:
                raise TypeError(f'Too few arguments for {alias}; actual {actual}, expected at least {expected - 1}')
            return (*args[:left], *([filler] * (place - left)), tuple(args[left:actual - right]),
                    *([filler] * (expected - right - left - place - 1)), *args[actual - right:])

    class _ParamSpecPart(_Final, _Immutable, _root=True):
        def __init__(self, origin):
            self.__origin__ = origin

        def __repr__(self):
            return f'{self.__origin__.__name__}.{self._part}'

        def __eq__(self, other):
            if not isinstance(other, type(self)):
                return NotImplemented
            return self.__origin__ == other.__origin__

        __hash__ = None

        def __mro_entries__(self, bases):
            raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    class ParamSpecArgs(_ParamSpecPart, _root=True):
        _part = 'args'

    class ParamSpecKwargs(_ParamSpecPart, _root=True):
        _part = 'kwargs'

    class ParamSpec(_Final, _Immutable, _BoundVarianceMixin, _ByName, _root=True):
        def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
            self.__name__ = name
            super().__init__(bound, covariant, contravariant)
            _set_module(self)

        @property
        def args(self):
            return ParamSpecArgs(self)

        @property
        def kwargs(self):
            return ParamSpecKwargs(self)

        def __typing_subst__(self, arg):
            if isinstance(arg, (list, tuple)):
                return tuple([_type_check(one, 'Expected a type.') for one in arg])
            if not _is_param_expr(arg):
                raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
            return arg

        def __typing_prepare_subst__(self, alias, args):
            params = alias.__parameters__
            place = params.index(self)
            if place >= len(args):
                raise TypeError(f'Too few arguments for {alias}')
            if len(params) == 1 and not _is_param_expr(args[0]):
                return (args,)
            if isinstance(args[place], list):
                return (*args[:place], tuple(args[place]), *args[place + 1:])
            return args
    """#
}
