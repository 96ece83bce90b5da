// Mocks: objects that make up their attributes and note how they are called, in Python. Our own text.

extension MockSource {
  static let objects = #"""
    _numerics = ('add sub mul matmul truediv floordiv mod lshift rshift and xor or pow').split()
    _magics = {f'__{name}__' for name in (
        'hash str sizeof repr dir format reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate '
        'getformat lt gt le ge eq ne getitem setitem delitem len contains iter next bool index int float complex abs neg '
        'pos invert round trunc floor ceil enter exit divmod rdivmod fspath subclasses set get delete').split()}
    _magics |= {f'__{kind}{name}__' for name in _numerics for kind in ('', 'i', 'r')}
    _results = {'__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented,
                '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0,
                '__bool__': True, '__index__': 1}
    _computed = {'__hash__': lambda self: object.__hash__(self), '__str__': lambda self: object.__str__(self),
                 '__sizeof__': lambda self: object.__sizeof__(self),
                 '__fspath__': lambda self: f'{type(self).__name__}/{self._extract_mock_name()}/{id(self)}'}
    _not_made = {'__repr__', '__dir__', '__format__', '__reversed__', '__missing__', '__reduce__', '__reduce_ex__',
                 '__getinitargs__', '__getnewargs__', '__getstate__', '__setstate__', '__getformat__', '__get__',
                 '__set__', '__delete__', '__subclasses__'} | {f'__r{name}__' for name in _numerics} | {'__rdivmod__'}
    _unsupported = {'__getattr__', '__setattr__', '__init__', '__new__', '__prepare__', '__instancecheck__',
                    '__subclasscheck__', '__del__'}
    _settable = {'return_value', '_mock_return_value', 'side_effect', '_mock_side_effect', '_mock_parent',
                 '_mock_new_parent', '_mock_name', '_mock_new_name'}
    _own_facts = ('called', 'call_count', 'call_args', 'call_args_list', 'mock_calls')

    def _is_magic(name):
        return f'__{name[2:-2]}__' == name

    class NonCallableMock:
        def __new__(cls, /, *args, **kwargs):
            # A class of its own for each mock: special methods are set there.
            spec = kwargs.get('spec_set', kwargs.get('spec', args[0] if args else None))
            members = {'__doc__': cls.__doc__, '__module__': cls.__module__, **cls._special_methods(spec)}
            return object.__new__(type(cls.__name__, (cls,), members))

        @staticmethod
        def _special_methods(spec):
            return {}

        def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                     parent=None, _new_name='', _new_parent=None, unsafe=False, **kwargs):
            if spec_set is not None:
                spec = spec_set
            own = self.__dict__
            own.update(_mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
                       _mock_new_parent=parent if _new_parent is None else _new_parent, _mock_sealed=False,
                       _mock_return_value=return_value, _mock_side_effect=None, _mock_children={}, _mock_wraps=wraps,
                       _mock_unsafe=unsafe)
            self._mock_add_spec(spec, spec_set is not None, parent is not None)
            own.update(called=False, call_count=0, call_args=None, call_args_list=_CallList(), mock_calls=_CallList(),
                       method_calls=_CallList())
            self.side_effect = side_effect
            if kwargs:
                self.configure_mock(**kwargs)

        def _mock_add_spec(self, spec, is_strict, is_child=False):
            if _is_mock(spec):
                raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
            kind = signature = None
            if spec is not None and type(spec) not in (list, tuple):
                kind = spec if isinstance(spec, type) else type(spec)
                signature = _signature_of(spec, is_child)
                spec = dir(spec)
            self.__dict__.update(_spec_class=kind, _spec_set=is_strict, _spec_signature=signature, _mock_methods=spec)

        def mock_add_spec(self, spec, spec_set=False):
            self._mock_add_spec(spec, spec_set)

        def attach_mock(self, mock, attribute):
            mock._mock_parent = mock._mock_new_parent = None
            mock._mock_name = ''
            mock._mock_new_name = None
            setattr(self, attribute, mock)

        @property
        def return_value(self):
            value = self._mock_return_value
            if value is DEFAULT:
                value = self._get_child_mock(_new_parent=self, _new_name='()')
                self.return_value = value
            return value

        @return_value.setter
        def return_value(self, value):
            self._mock_return_value = value
            _adopt(self, value, None, '()')

        @property
        def side_effect(self):
            return self._mock_side_effect

        @side_effect.setter
        def side_effect(self, value):
            if value is not None and not _is_exception(value) and not callable(value):
                try:
                    value = iter(value)
                except TypeError:
                    pass
            self._mock_side_effect = value

        @property
        def __class__(self):
            return type(self) if self._spec_class is None else self._spec_class

        def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
            visited = [] if visited is None else visited
            if id(self) in visited:
                return
            visited.append(id(self))
            self.__dict__.update(called=False, call_count=0, call_args=None, call_args_list=_CallList(),
                                 mock_calls=_CallList(), method_calls=_CallList())
            if return_value:
                self._mock_return_value = DEFAULT
            if side_effect:
                self._mock_side_effect = None
            for child in self._mock_children.values():
                if child is not _deleted:
                    child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
            value = self._mock_return_value
            if _is_mock(value) and value is not self:
                value.reset_mock(visited)

        def configure_mock(self, /, **kwargs):
            for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count('.')):
                *way, last = path.split('.')
                setattr(_functools.reduce(getattr, way, self), last, value)

        def __getattr__(self, name):
            if name in ('_mock_methods', '_mock_unsafe'):
                raise AttributeError(name)
            known = self._mock_methods
            if known is not None:
                if name not in known or name in _magics:
                    raise AttributeError(f'Mock object has no attribute {name!r}')
            elif _is_magic(name):
                raise AttributeError(name)
            if not self._mock_unsafe and (not known or name not in known):
                if name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')):
                    raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is '
                                         f'meant to be an attribute.')
            child = self._mock_children.get(name)
            if child is _deleted:
                raise AttributeError(name)
            if child is None:
                wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
                child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
                self._mock_children[name] = child
            return child

        def __setattr__(self, name, value):
            if name in _settable:
                return object.__setattr__(self, name, value)
            known = self._mock_methods
            if self._spec_set and known is not None and name not in known and name not in self.__dict__:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if name in _unsupported:
                raise AttributeError(f'Attempting to set unsupported magic method {name!r}.')
            if name in _magics:
                if known is not None and name not in known:
                    raise AttributeError(f"Mock object has no attribute '{name}'")
                if _is_mock(value):
                    _adopt(self, value, None, name)
                    setattr(type(self), name, _dispatcher(name))
                    self._mock_children[name] = value
                else:
                    original = value
                    setattr(type(self), name, lambda self, /, *args, **kwargs: original(self, *args, **kwargs))
                    value = lambda *args, **kwargs: original(self, *args, **kwargs)
            elif name == '__class__':
                self.__dict__['_spec_class'] = value
                return
            elif _adopt(self, value, name, name):
                self._mock_children[name] = value
            if self._mock_sealed and not hasattr(self, name):
                raise AttributeError(f'Cannot set {self._extract_mock_name()}.{name}')
            return object.__setattr__(self, name, value)

        def __delattr__(self, name):
            if name in _magics and name in type(self).__dict__:
                delattr(type(self), name)
                if name not in self.__dict__:
                    return
            child = self._mock_children.get(name, _missing)
            if name in self.__dict__:
                object.__delattr__(self, name)
            elif child is _deleted:
                raise AttributeError(name)
            self._mock_children[name] = _deleted

        def __dir__(self):
            names = set(self._mock_methods or [])
            names.update(name for name in dir(type(self)) if not name.startswith('_'))
            names.update(name for name in self.__dict__ if not name.startswith('_') or _is_magic(name))
            names.update(name for name, child in self._mock_children.items() if child is not _deleted)
            return sorted(names)

        def _extract_mock_name(self):
            names = [self._mock_new_name]
            last, parent = self, self._mock_new_parent
            dot = '' if names == ['()'] else '.'
            while parent is not None:
                last = parent
                names.append(parent._mock_new_name + dot)
                dot = '' if parent._mock_new_name == '()' else '.'
                parent = parent._mock_new_parent
            names.reverse()
            first = last._mock_name or 'mock'
            if len(names) > 1 and names[1] not in ('()', '().'):
                first += '.'
            return ''.join([first] + names[1:])

        def __repr__(self):
            name = self._extract_mock_name()
            text = f' name={name!r}' if name not in ('mock', 'mock.') else ''
            if self._spec_class is not None:
                text += f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
            return f"<{type(self).__name__}{text} id='{id(self)}'>"

        def _get_child_mock(self, /, **kwargs):
            if self._mock_sealed:
                raise AttributeError(self._extract_mock_name() + (f".{kwargs['name']}" if 'name' in kwargs else '()'))
            kind = type(self)
            if not issubclass(kind, Mock):
                return (MagicMock if issubclass(kind, NonCallableMagicMock) else Mock)(**kwargs)
            return kind.__mro__[1](**kwargs)

        def _calls_repr(self, prefix='Calls'):
            return f'\n{prefix}: {self.mock_calls!r}.' if self.mock_calls else ''

        def _matched(self, one):
            """What a call is compared by: bound to the signature where the mock has one."""
            signature = self._spec_signature
            if signature is None:
                return one
            name, args, kwargs = _parts(one)
            try:
                bound = signature.bind(*args, **kwargs)
                return call(name, bound.args, bound.kwargs)
            except TypeError as error:
                return error.with_traceback(None)

        def assert_not_called(self):
            if self.call_count:
                raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to not have been called. Called "
                                     f"{self.call_count} times.{self._calls_repr()}")

        def assert_called(self):
            if not self.call_count:
                raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

        def assert_called_once(self):
            if self.call_count != 1:
                raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called once. Called "
                                     f"{self.call_count} times.{self._calls_repr()}")

        def assert_called_with(self, /, *args, **kwargs):
            name = self._mock_name or 'mock'
            if self.call_args is None:
                raise AssertionError(f'expected call not found.\nExpected: {_shown(name, args, kwargs)}\n'
                                     f'  Actual: not called.')
            expected = self._matched(_Call((args, kwargs), two=True))
            if self._matched(self.call_args) != expected:
                raise AssertionError(
                    f'expected call not found.\nExpected: {_shown(name, args, kwargs)}\n'
                    f'  Actual: {_shown(name, *self.call_args)}') from (expected if _is_exception(expected) else None)

        def assert_called_once_with(self, /, *args, **kwargs):
            if self.call_count != 1:
                raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to be called once. Called "
                                     f"{self.call_count} times.{self._calls_repr()}")
            return self.assert_called_with(*args, **kwargs)

        def assert_has_calls(self, calls, any_order=False):
            expected = [self._matched(one) for one in calls]
            cause = next((one for one in expected if isinstance(one, Exception)), None)
            found = _CallList(self._matched(one) for one in self.mock_calls)
            if not any_order:
                if expected not in found:
                    problem = 'Calls not found.'
                    if cause is not None:
                        errors = [one if isinstance(one, Exception) else None for one in expected]
                        problem = f'Error processing expected calls.\nErrors: {errors}'
                    actual = self._calls_repr(prefix='  Actual').rstrip('.')
                    raise AssertionError(f'{problem}\nExpected: {_CallList(calls)}{actual}') from cause
                return
            found, absent = list(found), []
            for one in expected:
                if one in found:
                    found.remove(one)
                else:
                    absent.append(one)
            if absent:
                raise AssertionError(f'{self._mock_name or "mock"!r} does not contain all of {tuple(absent)!r} in its call '
                                     f'list, found {found!r} instead') from cause

        def assert_any_call(self, /, *args, **kwargs):
            expected = self._matched(_Call((args, kwargs), two=True))
            cause = expected if _is_exception(expected) else None
            actual = [self._matched(one) for one in self.call_args_list]
            if cause or not any(all(left == right for left, right in zip(expected, one)) for one in actual):
                raise AssertionError(f"{_shown(self._mock_name or 'mock', args, kwargs)} call not found") from cause

    def _signature_of(spec, is_child):
        try:
            if isinstance(spec, type):
                spec = _functools.partial(spec.__init__, None)
            elif not callable(spec) or type(spec).__name__ not in ('function', 'method'):
                return None
            return _inspect.signature(spec)
        except (TypeError, ValueError):
            return None

    """#

  static let callables = #"""
    class Mock(NonCallableMock):
        def __call__(self, /, *args, **kwargs):
            if self._spec_signature is not None and self.__dict__.get('_mock_checks'):
                self._spec_signature.bind(*args, **kwargs)
            self._note(args, kwargs)
            return self._mock_call(*args, **kwargs)

        def _note(self, args, kwargs):
            own = self.__dict__
            own['called'] = True
            own['call_count'] = self.call_count + 1
            own['call_args'] = made = _Call((args, kwargs), two=True)
            self.call_args_list.append(made)
            is_method, method_name = self._mock_parent is not None, self._mock_name
            name = self._mock_new_name
            is_call = name == '()'
            self.mock_calls.append(_Call(('', args, kwargs)))
            parent = self._mock_new_parent
            while parent is not None:
                if is_method:
                    parent.method_calls.append(_Call((method_name, args, kwargs)))
                    is_method = parent._mock_parent is not None
                    if is_method:
                        method_name = f'{parent._mock_name}.{method_name}'
                parent.mock_calls.append(_Call((name, args, kwargs)))
                if parent._mock_new_name:
                    dot = '' if is_call else '.'
                    is_call = parent._mock_new_name == '()'
                    name = parent._mock_new_name + dot + name
                parent = parent._mock_new_parent

        def _mock_call(self, /, *args, **kwargs):
            effect = self.side_effect
            if effect is not None:
                if _is_exception(effect):
                    raise effect
                if callable(effect):
                    value = effect(*args, **kwargs)
                else:
                    value = next(effect)
                    if _is_exception(value):
                        raise value
                if value is not DEFAULT:
                    return value
            if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
                return self._mock_wraps(*args, **kwargs)
            return self.return_value

    _dispatchers = {}

    def _dispatcher(name):
        """The special method of a class that calls what a mock has in its place."""
        if name not in _dispatchers:
            def method(self, /, *args, **kwargs):
                return _special(self, name)(*args, **kwargs)
            method.__name__ = name
            _dispatchers[name] = method
        return _dispatchers[name]

    def _special(parent, name):
        """The mock for a special method, made when it is first asked for."""
        child = parent._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            child = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
            setattr(parent, name, child)
            _set_result(parent, name, child)
        return child

    def _set_result(parent, name, child):
        if name in _results:
            child.return_value = _results[name]
        elif name in _computed:
            child.return_value = _computed[name](parent)
        elif name in ('__eq__', '__ne__'):
            def compare(other):
                value = child._mock_return_value
                if value is not DEFAULT:
                    return value
                return name == '__eq__' if parent is other else NotImplemented
            child.side_effect = compare
        elif name == '__iter__':
            def begin():
                value = child._mock_return_value
                return iter([] if value is DEFAULT else value)
            child.side_effect = begin

    class _Magic:
        @staticmethod
        def _special_methods(spec):
            wanted = _magics - _not_made
            if spec is not None:
                wanted &= set(spec if type(spec) in (list, tuple) else dir(spec))
            return {name: _dispatcher(name) for name in wanted}

        def __getattribute__(self, name):
            if name in _magics and name not in _not_made:
                own = object.__getattribute__(self, '__dict__')
                if name not in own and type(self).__dict__.get(name) is _dispatchers.get(name, _missing):
                    return _special(self, name)
            return object.__getattribute__(self, name)

    class NonCallableMagicMock(_Magic, NonCallableMock):
        pass

    class MagicMock(_Magic, Mock):
        pass

    class PropertyMock(Mock):
        def _get_child_mock(self, /, **kwargs):
            return MagicMock(**kwargs)

        def __get__(self, obj, kind=None):
            return self()

        def __set__(self, obj, value):
            self(value)

    class AsyncMock:
        def __init__(self, *args, **kwargs):
            raise NotImplementedError('AsyncMock: a lesson has no event loop; use Mock or MagicMock')

    def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
        if _is_mock(spec):
            raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
        is_type = isinstance(spec, type)
        facts = {} if spec is None else {'spec_set': spec} if spec_set else {'spec': spec}
        kind = MagicMock
        if not callable(spec) or is_type and instance and not hasattr(spec, '__call__'):
            kind = NonCallableMagicMock
        if is_type and instance and not any('__call__' in base.__dict__ for base in spec.__mro__):
            kind = NonCallableMagicMock
        facts.update(kwargs)
        name = facts.pop('name', _name)
        mock = kind(parent=_parent, _new_parent=_parent, _new_name='' if _parent is None else name, name=name, **facts)
        if callable(spec) and not instance:
            mock.__dict__['_spec_signature'] = _signature_of(spec, False)
            mock.__dict__['_mock_checks'] = True
        if is_type and not instance and 'return_value' not in kwargs:
            mock.return_value = create_autospec(spec, spec_set, True, mock, '()')
        for entry in dir(spec):
            if entry[:2] == entry[-2:] == '__':
                continue
            original = getattr(spec, entry, None)
            if isinstance(original, (type(create_autospec), type(mock.reset_mock))):
                child = MagicMock(parent=mock, name=entry, _new_name=entry, _new_parent=mock, spec=original)
                if is_type and _is_plain_method(spec, entry):
                    original = original.__get__(mock)
                child.__dict__['_spec_signature'] = _signature_of(original, False)
                child.__dict__['_mock_checks'] = True
            elif not isinstance(original, (int, float, str, bytes, list, tuple, dict, set, type(None))):
                child = create_autospec(original, spec_set, False, mock, entry)
            else:
                child = NonCallableMagicMock(parent=mock, name=entry, _new_name=entry, _new_parent=mock, spec=original)
            mock._mock_children[entry] = child
        return mock

    def _is_plain_method(spec, name):
        for base in spec.__mro__:
            if name in base.__dict__:
                return not isinstance(base.__dict__[name], (staticmethod, classmethod))
        return False

    def seal(mock):
        mock.__dict__['_mock_sealed'] = True
        for child in list(mock._mock_children.values()):
            if child is not _deleted and _is_mock(child) and child._mock_new_parent is mock:
                seal(child)

    """#
}
