// The module `unittest.mock` in Python: what calls are and how they compare. The mocks themselves are in MockObjects.swift, what
// is put in their place in MockPatching.swift. Our own text.

enum MockSource {
  static let module = NativeModule("unittest.mock") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, calls + objects + callables + patching)
  }

  private static let calls = #"""
    import functools as _functools, inspect as _inspect

    __all__ = ['Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'FILTER_DIR', 'NonCallableMock',
               'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'create_autospec', 'AsyncMock']
    FILTER_DIR = True

    class InvalidSpecError(Exception):
        pass

    class _SentinelObject:
        def __init__(self, name):
            self.name = name

        def __repr__(self):
            return f'sentinel.{self.name}'

    class _Sentinel:
        def __init__(self):
            self._sentinels = {}

        def __getattr__(self, name):
            if name == '__bases__':
                raise AttributeError
            return self._sentinels.setdefault(name, _SentinelObject(name))

    sentinel = _Sentinel()
    DEFAULT = sentinel.DEFAULT
    _missing, _deleted = sentinel.MISSING, sentinel.DELETED

    class _ANY:
        def __eq__(self, other):
            return True

        def __ne__(self, other):
            return False

        def __repr__(self):
            return '<ANY>'

    ANY = _ANY()

    def _shown(name, args, kwargs):
        parts = [repr(value) for value in args] + [f'{key}={value!r}' for key, value in kwargs.items()]
        return f"{name}({', '.join(parts)})"

    def _parts(value):
        """Name, arguments and keywords of a call, of which parts may be left out."""
        name, args, kwargs = '', (), {}
        if len(value) == 3:
            return tuple(value)
        for one in value:
            if isinstance(one, str):
                name = one
            elif isinstance(one, tuple):
                args = one
            else:
                kwargs = one
        if len(value) == 2 and not isinstance(value[0], str):
            args, kwargs = value
        return name, args, kwargs

    class _Call(tuple):
        def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
            own, args, kwargs = _parts(value)
            return tuple.__new__(cls, (args, kwargs) if two else (own if value else name or '', args, kwargs))

        def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
            self._mock_name = name
            self._mock_parent = parent
            self._mock_from_kall = from_kall

        def __eq__(self, other):
            try:
                count = len(other)
            except TypeError:
                return NotImplemented
            if count > 3:
                return False
            name, args, kwargs = _parts(self)
            parent, other_parent = self._mock_parent, getattr(other, '_mock_parent', None)
            if parent and other_parent and parent != other_parent:
                return False
            other_name, other_args, other_kwargs = _parts(other)
            if name and other_name != name:
                return False
            # In this order ANY decides.
            return (other_args, other_kwargs) == (args, kwargs)

        __ne__ = object.__ne__
        __hash__ = None

        def __call__(self, /, *args, **kwargs):
            if self._mock_name is None:
                return _Call(('', args, kwargs), name='()')
            return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

        def __getattr__(self, attr):
            if self._mock_name is None:
                return _Call(name=attr, from_kall=False)
            return _Call(name=f'{self._mock_name}.{attr}', parent=self, from_kall=False)

        def __getattribute__(self, attr):
            if attr in tuple.__dict__:
                raise AttributeError
            return tuple.__getattribute__(self, attr)

        @property
        def args(self):
            return _parts(self)[1]

        @property
        def kwargs(self):
            return _parts(self)[2]

        def __repr__(self):
            if not self._mock_from_kall:
                name = self._mock_name or 'call'
                return f'call{name}' if name.startswith('()') else name
            name, args, kwargs = _parts(self)
            if not name:
                name = 'call'
            elif not name.startswith('()'):
                name = 'call.' + name
            else:
                name = 'call' + name
            return _shown(name, args, kwargs)

        def call_list(self):
            calls, one = [], self
            while one is not None:
                if one._mock_from_kall:
                    calls.append(one)
                one = one._mock_parent
            return _CallList(reversed(calls))

    call = _Call(from_kall=False)

    class _CallList(list):
        def __contains__(self, value):
            if not isinstance(value, list):
                return list.__contains__(self, value)
            count = len(value)
            return any(self[at:at + count] == value for at in range(len(self) - count + 1))

        def __repr__(self):
            import pprint
            return pprint.pformat(list(self))

    def _is_exception(value):
        return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)

    def _is_mock(value):
        return issubclass(type(value), NonCallableMock)

    def _adopt(parent, value, name, new_name):
        """Makes a mock that is assigned a child, whose calls the parent hears of."""
        if not _is_mock(value):
            return False
        if value._mock_name or value._mock_new_name or value._mock_parent is not None \
                or value._mock_new_parent is not None:
            return False
        one = parent
        while one is not None:
            if one is value:
                return False
            one = one._mock_new_parent
        if new_name:
            value._mock_new_parent = parent
            value._mock_new_name = new_name
        if name:
            value._mock_parent = parent
            value._mock_name = name
        return True

    """#
}
