// The modules `weakref` and `atexit` in Python, over the machine's handles (WeakReferences.swift). Our own text.

enum WeakReferencesSource {
  static let all: [NativeModule] = [
    WeakReferenceModule.module,
    NativeModule("weakref") { vm, module throws(PyError) in try SourceModules.load(vm, module, references) },
    NativeModule("atexit") { vm, module throws(PyError) in try SourceModules.load(vm, module, exits) },
  ]

  private static let exits = #"""
    import sys as _sys
    import traceback as _traceback

    _calls = []

    def register(func, /, *args, **kwargs):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        _calls.append((func, args, kwargs))
        return func

    def unregister(func, /):
        _calls[:] = [call for call in _calls if call[0] != func]

    def _run_exitfuncs():
        calls = _calls[::-1]
        _calls.clear()
        for func, args, kwargs in calls:
            try:
                func(*args, **kwargs)
            except BaseException:
                print(f'Exception ignored in atexit callback: {func!r}', file=_sys.stderr)
                _traceback.print_exc()

    def _ncallbacks():
        return len(_calls)

    def _clear():
        _calls.clear()

    _members = {'_run_exitfuncs': _run_exitfuncs, '_ncallbacks': _ncallbacks, '_clear': _clear}
    """#

  private static let references = #"""
    import _weakref
    import collections.abc as _abc

    class ref:
        def __new__(cls, object, callback=None, /):
            if callback is None and cls is ref:
                known = _weakref.plain(object)
                if type(known) is ref:
                    return known
            self = super().__new__(cls)
            self._hash = None
            self._handle = _weakref.handle(object, self, callback)
            return self

        def __init__(self, object, callback=None, /):
            pass

        @property
        def __callback__(self):
            return _weakref.callback(self._handle)

        def __call__(self):
            return _weakref.target(self._handle)

        def __eq__(self, other):
            if not isinstance(other, ref):
                return NotImplemented
            mine, its = _weakref.target(self._handle), _weakref.target(other._handle)
            if mine is None or its is None:
                return self is other
            return mine == its

        def __hash__(self):
            if self._hash is None:
                object = _weakref.target(self._handle)
                if object is None:
                    raise TypeError('weak object has gone away')
                self._hash = hash(object)
            return self._hash

        def __repr__(self):
            object = _weakref.target(self._handle)
            kind = 'weakref' if type(self) is ref else type(self).__name__
            if object is None:
                return f'<weakref at {id(self):#x}; dead>'
            name = getattr(object, '__name__', None)
            named = f' ({name})' if isinstance(name, str) else ''
            return f'<weakref at {id(self):#x}; to {type(object).__name__!r} at {id(object):#x}{named}>'

    ref.__name__ = ref.__qualname__ = 'ReferenceType'
    ReferenceType = ref

    class WeakMethod(ref):
        def __new__(cls, meth, callback=None):
            try:
                object, function = meth.__self__, meth.__func__
            except AttributeError:
                raise TypeError('argument should be a bound method, not {}'.format(type(meth))) from None
            def gone(_):
                if self._alive:
                    self._alive = False
                    if callback is not None:
                        callback(self)
            self = ref.__new__(cls, object, gone)
            self._function = ref(function, gone)
            self._type = type(meth)
            self._alive = True
            return self

        def __call__(self):
            object, function = super().__call__(), self._function()
            if object is None or function is None:
                return None
            return self._type(function, object)

        def __eq__(self, other):
            if isinstance(other, WeakMethod):
                if not self._alive or not other._alive:
                    return self is other
                return ref.__eq__(self, other) and self._function == other._function
            return NotImplemented

        __hash__ = ref.__hash__

    class _Proxy:
        def __init__(self, object, callback):
            super().__setattr__('_target', ref(object, callback) if callback is None else ref(
                object, lambda _: callback(self)))

        def __getattribute__(self, name):
            if name == '__class__':
                return type(_referent(self))
            return getattr(_referent(self), name)

        def __setattr__(self, name, value):
            setattr(_referent(self), name, value)

        def __delattr__(self, name):
            delattr(_referent(self), name)

        def __repr__(self):
            object = super().__getattribute__('_target')()
            return f'<weakproxy at {id(self):#x} to {type(object).__name__} at {id(object):#x}>'

        __hash__ = None

    def _referent(proxy):
        object = _plain_getattribute(proxy, '_target')()
        if object is None:
            raise ReferenceError('weakly-referenced object no longer exists')
        return object

    _plain_getattribute = object.__getattribute__

    def _forward(name):
        def method(self, *args, **kwargs):
            args = [_referent(other) if type(other) in (ProxyType, CallableProxyType) else other for other in args]
            return getattr(_referent(self), name)(*args, **kwargs)
        method.__name__ = name
        return method

    def _operator(function):
        def method(self, *others):
            others = [_referent(other) if type(other) in (ProxyType, CallableProxyType) else other for other in others]
            return function(_referent(self), *others)
        return method

    def _reflected(function):
        def method(self, other):
            return function(other, _referent(self))
        return method

    def _fill():
        import operator
        for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'lshift', 'rshift', 'and',
                     'or', 'xor'):
            function = getattr(operator, name + '_' if name in ('and', 'or') else name)
            setattr(_Proxy, f'__{name}__', _operator(function))
            setattr(_Proxy, f'__r{name}__', _reflected(function))
            setattr(_Proxy, f'__i{name}__', _operator(getattr(operator, 'i' + name)))
        for name in ('eq', 'ne', 'lt', 'le', 'gt', 'ge', 'neg', 'pos', 'invert', 'contains', 'getitem', 'setitem',
                     'delitem', 'index'):
            setattr(_Proxy, f'__{name}__', _operator(getattr(operator, name)))
        for name, function in (('str', str), ('bool', bool), ('len', len), ('iter', iter), ('next', next),
                               ('abs', abs), ('int', int), ('float', float)):
            setattr(_Proxy, f'__{name}__', _operator(function))

    _fill()

    class ProxyType(_Proxy):
        pass

    class CallableProxyType(_Proxy):
        def __call__(self, /, *args, **kwargs):
            return _referent(self)(*args, **kwargs)

    ProxyTypes = (ProxyType, CallableProxyType)
    _static_types = (ref, ProxyType, CallableProxyType)

    def proxy(object, callback=None, /):
        return (CallableProxyType if callable(object) else ProxyType)(object, callback)

    def getweakrefcount(object, /):
        return len(_weakref.owners(object))

    def getweakrefs(object, /):
        return _weakref.owners(object)

    class WeakValueDictionary(_abc.MutableMapping):
        def __init__(self, other=(), /, **kw):
            self.data = {}
            self.update(other, **kw)

        def _reference(self, key, value):
            data = self.data
            def gone(reference):
                if data.get(key) is reference:
                    del data[key]
            return ref(value, gone)

        def __getitem__(self, key):
            value = self.data[key]()
            if value is None:
                raise KeyError(key)
            return value

        def __setitem__(self, key, value):
            self.data[key] = self._reference(key, value)

        def __delitem__(self, key):
            del self.data[key]

        def __len__(self):
            return len(self.data)

        def __iter__(self):
            for key, reference in list(self.data.items()):
                if reference() is not None:
                    yield key

        def __contains__(self, key):
            return key in self.data and self.data[key]() is not None

        def get(self, key, default=None):
            reference = self.data.get(key)
            value = None if reference is None else reference()
            return default if value is None else value

        def keys(self):
            return iter(self)

        def values(self):
            for reference in list(self.data.values()):
                value = reference()
                if value is not None:
                    yield value

        def items(self):
            for key, reference in list(self.data.items()):
                value = reference()
                if value is not None:
                    yield key, value

        def valuerefs(self):
            return list(self.data.values())

        def itervaluerefs(self):
            return iter(list(self.data.values()))

        def copy(self):
            return WeakValueDictionary(self.items())

        __copy__ = copy

        def __deepcopy__(self, memo):
            from copy import deepcopy
            made = self.__class__()
            for key, value in self.items():
                made[deepcopy(key, memo)] = value
            return made

        def __or__(self, other):
            if not isinstance(other, _abc.Mapping):
                return NotImplemented
            made = self.copy()
            made.update(other)
            return made

        def __ror__(self, other):
            if not isinstance(other, _abc.Mapping):
                return NotImplemented
            made = self.__class__()
            made.update(other)
            made.update(self)
            return made

        def __ior__(self, other):
            self.update(other)
            return self

        def update(self, other=(), /, **kw):
            for key, value in (other.items() if hasattr(other, 'items') else other):
                self[key] = value
            for key, value in kw.items():
                self[key] = value

        def setdefault(self, key, default=None):
            value = self.get(key)
            if value is None:
                self[key] = value = default
            return value

        def pop(self, key, *args):
            reference = self.data.pop(key, None)
            value = None if reference is None else reference()
            if value is not None:
                return value
            if args:
                return args[0]
            raise KeyError(key)

        def __repr__(self):
            return f'<{type(self).__name__} at {id(self):#x}>'

    class WeakKeyDictionary(_abc.MutableMapping):
        def __init__(self, dict=None):
            self.data = {}
            if dict is not None:
                self.update(dict)

        def _reference(self, key):
            data = self.data
            return ref(key, lambda reference: data.pop(reference, None))

        def __getitem__(self, key):
            return self.data[ref(key)]

        def __setitem__(self, key, value):
            self.data[self._reference(key)] = value

        def __delitem__(self, key):
            del self.data[ref(key)]

        def __len__(self):
            return len(self.data)

        def __iter__(self):
            for reference in list(self.data):
                key = reference()
                if key is not None:
                    yield key

        def __contains__(self, key):
            try:
                return ref(key) in self.data
            except TypeError:
                return False

        def keys(self):
            return iter(self)

        def values(self):
            for reference, value in list(self.data.items()):
                if reference() is not None:
                    yield value

        def items(self):
            for reference, value in list(self.data.items()):
                key = reference()
                if key is not None:
                    yield key, value

        def keyrefs(self):
            return list(self.data)

        def get(self, key, default=None):
            return self.data.get(ref(key), default)

        def copy(self):
            return WeakKeyDictionary(self)

        __copy__ = copy

        def __deepcopy__(self, memo):
            from copy import deepcopy
            made = self.__class__()
            for key, value in self.items():
                made[key] = deepcopy(value, memo)
            return made

        def __or__(self, other):
            if not isinstance(other, _abc.Mapping):
                return NotImplemented
            made = self.copy()
            made.update(other)
            return made

        def __ror__(self, other):
            if not isinstance(other, _abc.Mapping):
                return NotImplemented
            made = self.__class__()
            made.update(other)
            made.update(self)
            return made

        def __ior__(self, other):
            self.update(other)
            return self

        def update(self, dict=None, /, **kwargs):
            for key, value in (dict.items() if hasattr(dict, 'items') else dict or ()):
                self[key] = value

        def setdefault(self, key, default=None):
            return self.data.setdefault(self._reference(key), default)

        def pop(self, key, *args):
            return self.data.pop(ref(key), *args)

        def __repr__(self):
            return f'<{type(self).__name__} at {id(self):#x}>'

    class WeakSet(_abc.MutableSet):
        def __init__(self, data=None):
            self.data = set()
            for item in data or ():
                self.add(item)

        def add(self, item):
            data = self.data
            self.data.add(ref(item, lambda reference: data.discard(reference)))

        def discard(self, item):
            self.data.discard(ref(item))

        def remove(self, item):
            self.data.remove(ref(item))

        def clear(self):
            self.data.clear()

        def pop(self):
            while True:
                item = self.data.pop()()
                if item is not None:
                    return item

        def update(self, other):
            for item in other:
                self.add(item)

        def copy(self):
            return WeakSet(self)

        def union(self, other):
            return self._of([*self, *other])

        def difference(self, other):
            return self._of([item for item in self if item not in other])

        def intersection(self, other):
            return self._of([item for item in other if item in self])

        def symmetric_difference(self, other):
            return self._of([*self.difference(other), *[item for item in other if item not in self]])

        def _of(self, items):
            return self.__class__(items)

        def issubset(self, other):
            return all(item in other for item in self)

        def issuperset(self, other):
            return all(item in self for item in other)

        def isdisjoint(self, other):
            return len(self.intersection(other)) == 0

        def difference_update(self, other):
            for item in list(other):
                self.discard(item)

        def intersection_update(self, other):
            for item in [item for item in self if item not in other]:
                self.discard(item)

        def symmetric_difference_update(self, other):
            kept = list(self.symmetric_difference(other))
            self.clear()
            self.update(kept)

        __or__ = union
        __sub__ = difference
        __and__ = intersection
        __xor__ = symmetric_difference
        __le__ = issubset
        __ge__ = issuperset

        def __lt__(self, other):
            return len(self) < len(other) and self.issubset(other)

        def __gt__(self, other):
            return len(self) > len(other) and self.issuperset(other)

        def __eq__(self, other):
            if not isinstance(other, WeakSet):
                return NotImplemented
            return len(self) == len(other) and self.issubset(other)

        __hash__ = None

        def __ior__(self, other):
            self.update(other)
            return self

        def __isub__(self, other):
            self.difference_update(other)
            return self

        def __iand__(self, other):
            self.intersection_update(other)
            return self

        def __ixor__(self, other):
            self.symmetric_difference_update(other)
            return self

        def __contains__(self, item):
            try:
                return ref(item) in self.data
            except TypeError:
                return False

        def __iter__(self):
            for reference in list(self.data):
                item = reference()
                if item is not None:
                    yield item

        def __len__(self):
            return len(self.data)

        def __repr__(self):
            return repr(self.data)

    class finalize:
        _registry = {}

        def __init__(self, obj, func, /, *args, **kwargs):
            if not self._registry:
                import atexit
                atexit.register(finalize._at_end)
            self.atexit = True
            self._registry[self] = (ref(obj, self), func, args, kwargs)

        def __call__(self, _=None):
            known = self._registry.pop(self, None)
            if known:
                return known[1](*known[2], **known[3])

        def detach(self):
            known = self._registry.get(self)
            object = known and known[0]()
            if object is not None and self._registry.pop(self, None):
                return (object, *known[1:])

        def peek(self):
            known = self._registry.get(self)
            object = known and known[0]()
            if object is not None:
                return (object, *known[1:])

        @property
        def alive(self):
            return self in self._registry

        @classmethod
        def _at_end(cls):
            for item in reversed(list(cls._registry)):
                if item.atexit:
                    item()

        def __repr__(self):
            known = self._registry.get(self)
            object = known and known[0]()
            if object is None:
                return f'<{type(self).__name__} object at {id(self):#x}; dead>'
            return (f'<{type(self).__name__} object at {id(self):#x}; for {type(object).__name__!r} at '
                    f'{id(object):#x}>')
    """#
}
