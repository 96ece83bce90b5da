// `patch` and `mock_open` of `unittest.mock`, in Python. Our own text.

extension MockSource {
  static let patching = #"""
    def _imported(path):
        import importlib
        first, *others = path.split('.')
        thing = importlib.import_module(first)
        for name in others:
            first += f'.{name}'
            if not hasattr(thing, name):
                importlib.import_module(first)
            thing = getattr(thing, name)
        return thing

    class _patch:
        _active = []

        def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
            if new_callable is not None:
                if new is not DEFAULT:
                    raise ValueError("Cannot use 'new' and 'new_callable' together")
                if autospec is not None:
                    raise ValueError("Cannot use 'autospec' and 'new_callable' together")
            self.getter = getter
            self.attribute = attribute
            self.new = new
            self.new_callable = new_callable
            self.spec = spec
            self.create = create
            self.spec_set = spec_set
            self.autospec = autospec
            self.kwargs = kwargs
            self.attribute_name = None
            self.additional_patchers = []

        def copy(self):
            made = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                          self.new_callable, self.kwargs)
            made.attribute_name = self.attribute_name
            made.additional_patchers = [one.copy() for one in self.additional_patchers]
            return made

        def __call__(self, func):
            if isinstance(func, type):
                for name in dir(func):
                    if name.startswith(patch.TEST_PREFIX) and hasattr(getattr(func, name), '__call__'):
                        setattr(func, name, self.copy()(getattr(func, name)))
                return func
            if hasattr(func, 'patchings'):
                func.patchings.append(self)
                return func

            @_functools.wraps(func)
            def patched(*args, **kwargs):
                import contextlib
                with contextlib.ExitStack() as stack:
                    more = []
                    for patching in patched.patchings:
                        value = stack.enter_context(patching)
                        if patching.attribute_name is not None:
                            kwargs.update(value)
                        elif patching.new is DEFAULT:
                            more.append(value)
                    return func(*args, *more, **kwargs)

            patched.patchings = [self]
            return patched

        def get_original(self):
            target, name = self.getter(), self.attribute
            original, is_local = DEFAULT, False
            try:
                original = target.__dict__[name]
                is_local = True
            except (AttributeError, KeyError):
                original = getattr(target, name, DEFAULT)
            import builtins
            if name in dir(builtins) and type(target).__name__ == 'module':
                self.create = True
            if not self.create and original is DEFAULT:
                raise AttributeError(f'{target} does not have the attribute {name!r}')
            return original, is_local

        def __enter__(self):
            new, spec, spec_set = self.new, self.spec, self.spec_set
            self.target = self.getter()
            original, is_local = self.get_original()
            if self.autospec:
                spec = original
            if new is DEFAULT:
                inherits = False
                if spec is True:
                    spec = original
                    if spec_set is True:
                        spec_set, spec = original, None
                elif spec is None and spec_set is True:
                    spec_set = original
                inherits = isinstance(spec if spec is not None else spec_set, type)
                kind = MagicMock
                if self.new_callable is not None:
                    kind = self.new_callable
                elif spec is not None or spec_set is not None:
                    if not callable(spec if spec is not None else spec_set):
                        kind = NonCallableMagicMock
                facts = {}
                if spec is not None:
                    facts['spec'] = spec
                if spec_set is not None:
                    facts['spec_set'] = spec_set
                if isinstance(kind, type) and issubclass(kind, NonCallableMock) and self.attribute:
                    facts['name'] = self.attribute
                facts.update(self.kwargs)
                new = kind(**facts)
                if self.autospec and _is_mock(new):
                    new.__dict__['_mock_checks'] = True
                if inherits and _is_mock(new) and isinstance(new, Mock):
                    facts.pop('name', None)
                    new.return_value = kind(**{key: value for key, value in facts.items() if key in ('spec', 'spec_set')},
                                            _new_parent=new, _new_name='()')
            elif self.kwargs:
                raise TypeError("Can't pass kwargs to a mock we aren't creating")
            self.temp_original = original
            self.is_local = is_local
            setattr(self.target, self.attribute, new)
            if self.attribute_name is not None:
                found = {self.attribute_name: new} if self.new is DEFAULT else {}
                for one in self.additional_patchers:
                    value = one.__enter__()
                    if one.new is DEFAULT:
                        found.update(value)
                return found
            return new

        def __exit__(self, *exc_info):
            for one in reversed(self.additional_patchers):
                one.__exit__(*exc_info)
            if self.is_local and self.temp_original is not DEFAULT:
                setattr(self.target, self.attribute, self.temp_original)
            else:
                delattr(self.target, self.attribute)
                if not self.create and not hasattr(self.target, self.attribute):
                    setattr(self.target, self.attribute, self.temp_original)
            del self.temp_original, self.is_local, self.target

        def start(self):
            value = self.__enter__()
            self._active.append(self)
            return value

        def stop(self):
            if self not in self._active:
                return None
            self._active.remove(self)
            return self.__exit__(None, None, None)

    def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                      new_callable=None, **kwargs):
        if type(target) is str:
            raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
        return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)

    def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
        getter = (lambda: _imported(target)) if type(target) is str else lambda: target
        if not kwargs:
            raise ValueError('Must supply at least one keyword argument with patch.multiple')
        made = []
        for name, new in kwargs.items():
            one = _patch(getter, name, new, spec, create, spec_set, autospec, new_callable, {})
            one.attribute_name = name
            made.append(one)
        made[0].additional_patchers = made[1:]
        return made[0]

    def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
        try:
            path, attribute = target.rsplit('.', 1)
        except (TypeError, ValueError, AttributeError):
            raise TypeError(f'Need a valid target to patch. You supplied: {target!r}')
        return _patch(lambda: _imported(path), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)

    class _patch_dict:
        def __init__(self, in_dict, values=(), clear=False, **kwargs):
            self.in_dict = in_dict
            self.values = dict(values)
            self.values.update(kwargs)
            self.clear = clear
            self._original = None

        def __call__(self, func):
            if isinstance(func, type):
                for name in dir(func):
                    if name.startswith(patch.TEST_PREFIX) and hasattr(getattr(func, name), '__call__'):
                        made = _patch_dict(self.in_dict, self.values, self.clear)
                        setattr(func, name, made(getattr(func, name)))
                return func

            @_functools.wraps(func)
            def inner(*args, **kwargs):
                with self:
                    return func(*args, **kwargs)
            return inner

        def __enter__(self):
            if isinstance(self.in_dict, str):
                self.in_dict = _imported(self.in_dict)
            self._original = self.in_dict.copy()
            if self.clear:
                self.in_dict.clear()
            self.in_dict.update(self.values)
            return self.in_dict

        def __exit__(self, *args):
            if self._original is not None:
                self.in_dict.clear()
                self.in_dict.update(self._original)
                self._original = None
            return False

        def start(self):
            value = self.__enter__()
            _patch._active.append(self)
            return value

        def stop(self):
            if self not in _patch._active:
                return None
            _patch._active.remove(self)
            return self.__exit__(None, None, None)

    def _stop_all():
        for one in reversed(list(_patch._active)):
            one.stop()

    patch.object = _patch_object
    patch.multiple = _patch_multiple
    patch.dict = _patch_dict
    patch.stopall = _stop_all
    patch.TEST_PREFIX = 'test'

    def mock_open(mock=None, read_data=''):
        import io
        make = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
        state = [make(read_data)]
        if mock is None:
            mock = MagicMock(name='open', spec=open)
        handle = MagicMock(spec=['read', 'readline', 'readlines', 'write', 'writelines', 'close', 'flush', 'seek',
                                 'tell', 'truncate', 'fileno', 'closed', '__enter__', '__exit__', '__iter__', '__next__'])
        handle.__enter__.return_value = handle

        def reading(name):
            def effect(*args, **kwargs):
                fixed = getattr(handle, name).return_value
                return fixed if not _is_mock(fixed) else getattr(state[0], name)(*args, **kwargs)
            return effect

        for name in ('read', 'readline', 'readlines'):
            getattr(handle, name)._mock_return_value = DEFAULT
            getattr(handle, name).side_effect = reading(name)
        handle.write.return_value = None
        handle.__iter__.side_effect = lambda: iter(state[0])
        handle.__next__.side_effect = lambda: next(state[0])

        def reset(*args, **kwargs):
            state[0] = make(read_data)
            return DEFAULT

        mock.side_effect = reset
        mock.return_value = handle
        return mock

    """#
}
