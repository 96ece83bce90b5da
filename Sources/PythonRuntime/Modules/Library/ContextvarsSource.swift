// The module `contextvars` in Python. Our own text. A lesson has one thread, so that there is one context at a time.

enum ContextvarsSource {
  static let module = NativeModule("contextvars") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    __all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
    _absent = object()

    class _Missing:
        __slots__ = ()

        def __repr__(self):
            return '<Token.MISSING>'

    _missing = _Missing()
    _missing_type = _Missing

    def _is_final(cls, **kwargs):
        raise TypeError(f"type '_contextvars.{cls.__base__.__name__}' is not an acceptable base type")

    class Token:
        __slots__ = ('_context', '_var', '_old', '_used', '__weakref__')
        __module__ = '_contextvars'
        MISSING = _missing
        __init_subclass__ = _is_final
        __hash__ = None

        def __new__(cls, *args, **kwargs):
            raise RuntimeError('Tokens can only be created by ContextVars')

        @property
        def var(self):
            return self._var

        @property
        def old_value(self):
            return self._old

        def __repr__(self):
            return f'<Token{" used" if self._used else ""} var={self._var!r} at {id(self):#x}>'

        def __class_getitem__(cls, item):
            return _alias(cls, item)

    class ContextVar:
        __slots__ = ('_name', '_default', '__weakref__')
        __module__ = '_contextvars'
        __init_subclass__ = _is_final

        def __new__(cls, *args, default=_absent):
            if len(args) != 1:
                amount = 'at most' if args else 'exactly'
                raise TypeError(f'ContextVar() takes {amount} 1 positional argument ({len(args)} given)')
            if not isinstance(args[0], str):
                raise TypeError('context variable name must be a str')
            self = object.__new__(cls)
            self._name = args[0]
            self._default = default
            return self

        @property
        def name(self):
            return self._name

        def get(self, *args):
            if len(args) > 1:
                raise TypeError(f'get expected at most 1 argument, got {len(args)}')
            found = _current[0]._values.get(self, _absent)
            if found is _absent:
                found = args[0] if args else self._default
            if found is _absent:
                raise LookupError(self)
            return found

        def set(self, *args):
            if len(args) != 1:
                raise TypeError(f'ContextVar.set() takes exactly one argument ({len(args)} given)')
            context = _current[0]
            token = object.__new__(Token)
            token._context = context
            token._var = self
            token._old = context._values.get(self, _missing)
            token._used = False
            context._values[self] = args[0]
            return token

        def reset(self, token, /):
            if type(token) is not Token:
                raise TypeError(f'expected an instance of Token, got {token!r}')
            if token._used:
                raise RuntimeError(f'{token!r} has already been used once')
            if token._var is not self:
                raise ValueError(f'{token!r} was created by a different ContextVar')
            context = _current[0]
            if token._context is not context:
                raise ValueError(f'{token!r} was created in a different Context')
            token._used = True
            if token._old is _missing:
                del context._values[self]
            else:
                context._values[self] = token._old

        def __repr__(self):
            default = '' if self._default is _absent else f' default={self._default!r}'
            return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

        def __class_getitem__(cls, item):
            return _alias(cls, item)

    def _alias(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def _key(key):
        if type(key) is not ContextVar:
            raise TypeError(f'a ContextVar key was expected, got {key!r}')
        return key

    class Context:
        __slots__ = ('_values', '_is_entered', '__weakref__')
        __module__ = '_contextvars'
        __init_subclass__ = _is_final
        __hash__ = None

        def __new__(cls, *args, **kwargs):
            if args or kwargs:
                raise TypeError('Context() does not accept any arguments')
            self = object.__new__(cls)
            self._values = {}
            self._is_entered = False
            return self

        def run(self, *args, **kwargs):
            if not args:
                raise TypeError('run() missing 1 required positional argument')
            if self._is_entered:
                raise RuntimeError(f'cannot enter context: {self!r} is already entered')
            before = _current[0]
            _current[0] = self
            self._is_entered = True
            try:
                return args[0](*args[1:], **kwargs)
            finally:
                self._is_entered = False
                _current[0] = before

        def copy(self):
            made = Context()
            made._values.update(self._values)
            return made

        def get(self, key, default=None, /):
            return self._values.get(_key(key), default)

        def keys(self):
            return self._values.copy().keys()

        def values(self):
            return self._values.copy().values()

        def items(self):
            return self._values.copy().items()

        def __getitem__(self, key):
            return self._values[_key(key)]

        def __contains__(self, key):
            return _key(key) in self._values

        def __iter__(self):
            return iter(list(self._values))

        def __len__(self):
            return len(self._values)

        def __eq__(self, other):
            if type(other) is not Context:
                return NotImplemented
            return self._values == other._values

    _current = [Context()]
    _current[0]._is_entered = True

    def copy_context(*args):
        if args:
            raise TypeError(f'_contextvars.copy_context() takes no arguments ({len(args)} given)')
        return _current[0].copy()

    _static_types = (ContextVar, Context, Token)
    """#
}
