// The Python half of the module `inspect`: what signatures and their parameters are. Our own text.

extension InspectModule {
  static let signatures = #"""
    class _empty:
        pass

    class _ParameterKind(int):
        def __new__(cls, value, name, description):
            self = int.__new__(cls, value)
            self.name = name
            self.description = description
            return self

        def __repr__(self):
            return f'<_ParameterKind.{self.name}: {int(self)}>'

        def __str__(self):
            return self.name

    _kinds = (
        _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only'),
        _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword'),
        _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional'),
        _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only'),
        _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword'))

    def formatannotation(annotation, base_module=None):
        if getattr(annotation, '__module__', None) == 'typing':
            import re
            return re.sub(r'[\w\.]+', lambda match: match.group().removeprefix('typing.'), repr(annotation))
        if type(annotation).__name__ == 'GenericAlias' and type(annotation).__module__ == 'types':
            return str(annotation)
        if isinstance(annotation, type):
            if annotation.__module__ in ('builtins', base_module):
                return annotation.__qualname__
            return annotation.__module__ + '.' + annotation.__qualname__
        return repr(annotation)

    class Parameter:
        POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _kinds
        empty = _empty

        def __init__(self, name, kind, *, default=_empty, annotation=_empty):
            if not isinstance(kind, int) or not 0 <= kind <= 4:
                raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
            kind = _kinds[kind]
            if default is not _empty and kind in (2, 4):
                raise ValueError(f'{kind.description} parameters cannot have default values')
            if not isinstance(name, str):
                raise TypeError(f'name must be a str, not a {type(name).__name__}')
            if not name.isidentifier():
                raise ValueError(f'{name!r} is not a valid parameter name')
            self.name = name
            self.kind = kind
            self.default = default
            self.annotation = annotation

        def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
            return Parameter(self.name if name is _empty else name, self.kind if kind is _empty else kind,
                             default=self.default if default is _empty else default,
                             annotation=self.annotation if annotation is _empty else annotation)

        def __str__(self):
            text = self.name
            if self.annotation is not _empty:
                text += f': {formatannotation(self.annotation)}'
            if self.default is not _empty:
                text += f' = {self.default!r}' if self.annotation is not _empty else f'={self.default!r}'
            return {2: '*', 4: '**'}.get(int(self.kind), '') + text

        def __repr__(self):
            return f'<Parameter "{self}">'

        def __eq__(self, other):
            if not isinstance(other, Parameter):
                return NotImplemented
            return (self.name, self.kind, self.default, self.annotation) == (
                other.name, other.kind, other.default, other.annotation)

        def __hash__(self):
            return hash((self.name, int(self.kind)))

    class BoundArguments:
        def __init__(self, signature, arguments):
            self.signature = signature
            self.arguments = arguments

        @property
        def args(self):
            values = []
            for name, parameter in self.signature.parameters.items():
                if parameter.kind > 2 or name not in self.arguments:
                    break
                if parameter.kind == 2:
                    values.extend(self.arguments[name])
                else:
                    values.append(self.arguments[name])
            return tuple(values)

        @property
        def kwargs(self):
            values = {}
            for name, parameter in self.signature.parameters.items():
                if name in self.arguments and parameter.kind >= 3:
                    if parameter.kind == 4:
                        values.update(self.arguments[name])
                    else:
                        values[name] = self.arguments[name]
            return values

        def apply_defaults(self):
            values = {}
            for name, parameter in self.signature.parameters.items():
                if name in self.arguments:
                    values[name] = self.arguments[name]
                elif parameter.default is not _empty:
                    values[name] = parameter.default
                elif parameter.kind == 2:
                    values[name] = ()
                elif parameter.kind == 4:
                    values[name] = {}
            self.arguments = values

        def __eq__(self, other):
            if not isinstance(other, BoundArguments):
                return NotImplemented
            return self.signature == other.signature and self.arguments == other.arguments

        def __repr__(self):
            parts = [f'{name}={value!r}' for name, value in self.arguments.items()]
            return f"<BoundArguments ({', '.join(parts)})>"

    class Signature:
        empty = _empty

        def __init__(self, parameters=None, *, return_annotation=_empty):
            from collections import OrderedDict
            from types import MappingProxyType

            self.parameters = MappingProxyType(OrderedDict((parameter.name, parameter) for parameter in parameters or ()))
            self.return_annotation = return_annotation

        @classmethod
        def from_callable(cls, obj, *, follow_wrapped=True, **ignored):
            return signature(obj, follow_wrapped=follow_wrapped)

        def replace(self, *, parameters=_empty, return_annotation=_empty):
            return Signature(
                self.parameters.values() if parameters is _empty else parameters,
                return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

        def _bind(self, args, kwargs, is_partial):
            values = {}
            args = list(args)
            kwargs = dict(kwargs)
            for name, parameter in self.parameters.items():
                if parameter.kind == 2:
                    if args:
                        values[name] = tuple(args)
                        args = []
                elif parameter.kind == 4:
                    if kwargs:
                        values[name] = kwargs
                        kwargs = {}
                elif parameter.kind < 2 and args:
                    if name in kwargs and parameter.kind == 1:
                        raise TypeError(f'multiple values for argument {name!r}')
                    values[name] = args.pop(0)
                elif parameter.kind != 0 and name in kwargs:
                    values[name] = kwargs.pop(name)
                elif parameter.default is _empty and not is_partial:
                    raise TypeError(f'missing a required argument: {name!r}')
            if args:
                raise TypeError('too many positional arguments')
            if kwargs:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
            return BoundArguments(self, values)

        def bind(self, /, *args, **kwargs):
            return self._bind(args, kwargs, False)

        def bind_partial(self, /, *args, **kwargs):
            return self._bind(args, kwargs, True)

        def __eq__(self, other):
            if not isinstance(other, Signature):
                return NotImplemented
            return (list(self.parameters.values()) == list(other.parameters.values())
                    and self.return_annotation == other.return_annotation)

        def __hash__(self):
            return hash(tuple(self.parameters))

        def __str__(self):
            parts = []
            seen_only = False
            needs_star = True
            for parameter in self.parameters.values():
                if parameter.kind == 0:
                    seen_only = True
                elif seen_only:
                    parts.append('/')
                    seen_only = False
                if parameter.kind == 2:
                    needs_star = False
                elif parameter.kind == 3 and needs_star:
                    parts.append('*')
                    needs_star = False
                parts.append(str(parameter))
            if seen_only:
                parts.append('/')
            text = f"({', '.join(parts)})"
            if self.return_annotation is not _empty:
                text += f' -> {formatannotation(self.return_annotation)}'
            return text

        def __repr__(self):
            return f'<Signature {self}>'
    """#
}
