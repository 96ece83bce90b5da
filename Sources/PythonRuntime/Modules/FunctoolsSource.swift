// The Python half of `functools`: wraps, lru_cache, cmp_to_key, total_ordering, cached_property, singledispatch.
// Our own text.

enum FunctoolsSource {
  static let text = wrapping + caching + dispatching

  private static let wrapping = #"""
    WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
    WRAPPER_UPDATES = ('__dict__',)
    _absent = object()

    def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        for name in assigned:
            value = getattr(wrapped, name, _absent)
            if value is not _absent:
                setattr(wrapper, name, value)
        for name in updated:
            values = getattr(wrapped, name, {})
            if name != '__dict__':
                getattr(wrapper, name).update(values)
            elif not isinstance(wrapped, type):
                for key, value in values.items():
                    setattr(wrapper, key, value)
        wrapper.__wrapped__ = wrapped
        return wrapper

    def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)

    def cmp_to_key(mycmp):
        class KeyWrapper:
            __slots__ = ['obj']
            __hash__ = None

            def __init__(self, obj):
                self.obj = obj

            def __lt__(self, other):
                return mycmp(self.obj, other.obj) < 0

            def __gt__(self, other):
                return mycmp(self.obj, other.obj) > 0

            def __eq__(self, other):
                return mycmp(self.obj, other.obj) == 0

            def __le__(self, other):
                return mycmp(self.obj, other.obj) <= 0

            def __ge__(self, other):
                return mycmp(self.obj, other.obj) >= 0
        return KeyWrapper

    _rules = {
        '__lt__': {'__gt__': lambda s, o, r: not r and s != o, '__le__': lambda s, o, r: r or s == o,
                   '__ge__': lambda s, o, r: not r},
        '__le__': {'__ge__': lambda s, o, r: not r or s == o, '__lt__': lambda s, o, r: r and s != o,
                   '__gt__': lambda s, o, r: not r},
        '__gt__': {'__lt__': lambda s, o, r: not r and s != o, '__ge__': lambda s, o, r: r or s == o,
                   '__le__': lambda s, o, r: not r},
        '__ge__': {'__le__': lambda s, o, r: not r or s == o, '__gt__': lambda s, o, r: r and s != o,
                   '__lt__': lambda s, o, r: not r},
    }

    def _derived(name, root, rule):
        def method(self, other):
            result = getattr(type(self), root)(self, other)
            if result is NotImplemented:
                return result
            return rule(self, other, result)
        method.__name__ = name
        method.__qualname__ = name
        return method

    def _defines(cls, name):
        return getattr(cls, name, None) is not getattr(object, name, None)

    def total_ordering(cls):
        roots = [name for name in ('__lt__', '__gt__', '__le__', '__ge__') if _defines(cls, name)]
        if not roots:
            raise ValueError('must define at least one ordering operation: < > <= >=')
        root = max(roots)
        if '__lt__' in roots:
            root = '__lt__'
        elif '__le__' in roots:
            root = '__le__'
        elif '__gt__' in roots:
            root = '__gt__'
        for name, rule in _rules[root].items():
            if name not in roots:
                setattr(cls, name, _derived(name, root, rule))
        return cls
    """#

  private static let caching = #"""


    class _CacheInfo(tuple):
        __slots__ = ()
        _fields = ('hits', 'misses', 'maxsize', 'currsize')
        hits = property(lambda self: self[0])
        misses = property(lambda self: self[1])
        maxsize = property(lambda self: self[2])
        currsize = property(lambda self: self[3])

        def _asdict(self):
            return dict(zip(self._fields, self))

        def __repr__(self):
            return f'CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})'

    _CacheInfo.__name__ = _CacheInfo.__qualname__ = 'CacheInfo'

    def _cached(function, maxsize, typed):
        return update_wrapper(_lru_cache_wrapper(function, maxsize, typed, _CacheInfo), function)

    def lru_cache(maxsize=128, typed=False):
        if isinstance(maxsize, int):
            maxsize = max(maxsize, 0)
        elif callable(maxsize) and isinstance(typed, bool):
            return _cached(maxsize, 128, typed)
        elif maxsize is not None:
            raise TypeError('Expected first argument to be an integer, a callable, or None')

        def decorating_function(user_function):
            return _cached(user_function, maxsize, typed)
        return decorating_function

    def cache(user_function, /):
        return lru_cache(maxsize=None)(user_function)

    class cached_property:
        def __init__(self, func):
            self.func = func
            self.attrname = None
            self.__doc__ = func.__doc__

        def __set_name__(self, owner, name):
            if self.attrname is None:
                self.attrname = name
            elif name != self.attrname:
                raise TypeError('Cannot assign the same cached_property to two different names '
                                f'({self.attrname!r} and {name!r}).')

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            if self.attrname is None:
                raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
            try:
                values = instance.__dict__
            except AttributeError:
                raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                                f'{self.attrname!r} property.') from None
            value = values.get(self.attrname, _absent)
            if value is _absent:
                value = self.func(instance)
                try:
                    values[self.attrname] = value
                except TypeError:
                    raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                                    f'support item assignment for caching {self.attrname!r} property.') from None
            return value

    class partialmethod:
        def __init__(self, func, /, *args, **keywords):
            if not callable(func) and not hasattr(func, '__get__'):
                raise TypeError(f'{func!r} is not callable or a descriptor')
            if isinstance(func, partialmethod):
                args = func.args + args
                keywords = {**func.keywords, **keywords}
                func = func.func
            self.func = func
            self.args = args
            self.keywords = keywords

        def _unbound(self):
            def _method(cls_or_self, /, *args, **keywords):
                return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
            _method.__isabstractmethod__ = self.__isabstractmethod__
            _method._partialmethod = self
            return _method

        def __get__(self, obj, cls=None):
            get = getattr(self.func, '__get__', None)
            if get is not None:
                found = get(obj, cls)
                if found is not self.func:
                    result = partial(found, *self.args, **self.keywords)
                    if hasattr(found, '__self__'):
                        result.__self__ = found.__self__
                    return result
            return self._unbound().__get__(obj, cls)

        @property
        def __isabstractmethod__(self):
            return getattr(self.func, '__isabstractmethod__', False)

        def __repr__(self):
            parts = [repr(self.func)] + [repr(value) for value in self.args]
            parts += [f'{key}={value!r}' for key, value in self.keywords.items()]
            return f"functools.partialmethod({', '.join(parts)})"
    """#

  private static let dispatching = #"""


    def _is_kind(cls, base):
        try:
            return issubclass(cls, base)
        except TypeError:
            return False

    def _chosen(cls, registry):
        """Of the registered classes the most specific one; abstract classes that `cls` counts as come first."""
        # Only what is a base counts, whatever a `mro` of the lesson's says.
        bases = _all_bases(cls)
        kinds = [base for base in registry if base is not object and _is_kind(cls, base)
                 and (base in bases or base not in cls.__mro__)]
        best = [kind for kind in kinds if not any(other is not kind and _is_kind(other, kind) for other in kinds)]
        abstract = [kind for kind in best if kind not in cls.__mro__]
        if len(abstract) > 1:
            raise RuntimeError(f'Ambiguous dispatch: {abstract[0]} or {abstract[1]}')
        if abstract:
            return registry[abstract[0]]
        for base in cls.__mro__:
            if base in best:
                return registry[base]
        return registry[object]

    def _all_bases(cls):
        found = {cls}
        for base in cls.__bases__:
            found |= _all_bases(base)
        return found

    def _union_members(kind):
        return getattr(kind, '__args__', None) if type(kind).__name__ in ('UnionType', '_UnionGenericAlias') else None

    def singledispatch(func):
        registry = {object: func}
        # What was chosen before; abstract classes may count more classes as theirs from one call to the next.
        known = {}
        has_abstract = False

        def dispatch(cls):
            if cls in known:
                return known[cls]
            chosen = _chosen(cls, registry)
            if not has_abstract:
                known[cls] = chosen
            return chosen

        def register(cls, func=None):
            nonlocal has_abstract
            members = _union_members(cls)
            if isinstance(cls, type) or members and all([isinstance(member, type) for member in members]):
                if func is None:
                    return lambda function: register(cls, function)
            else:
                if func is not None:
                    raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union '
                                    'type.')
                notes = getattr(cls, '__annotations__', {})
                if not notes:
                    raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either '
                                    '`@register(some_class)` or plain `@register` on an annotated function.')
                func = cls
                from typing import get_type_hints
                name, cls = next(iter(get_type_hints(func).items()))
                members = _union_members(cls)
                if members and not all([isinstance(member, type) for member in members]):
                    raise TypeError(f'Invalid annotation for {name!r}. {cls!r} not all arguments are classes.')
                if not members and not isinstance(cls, type):
                    raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')
            for member in members or (cls,):
                registry[member] = func
                has_abstract = has_abstract or hasattr(member, '__abstractmethods__')
            known.clear()
            return func

        def wrapper(*args, **kw):
            if not args:
                raise TypeError(f'{name} requires at least 1 positional argument')
            cls = args[0].__class__
            chosen = known[cls] if cls in known else dispatch(cls)
            return chosen(*args, **kw)

        name = getattr(func, '__name__', 'singledispatch function')
        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = registry
        wrapper._clear_cache = known.clear
        return update_wrapper(wrapper, func)

    class singledispatchmethod:
        def __init__(self, func):
            if not callable(func) and not hasattr(func, '__get__'):
                raise TypeError(f'{func!r} is not callable or a descriptor')
            self.dispatcher = singledispatch(func)
            self.func = func

        def register(self, cls, method=None):
            return self.dispatcher.register(cls, func=method)

        @property
        def __isabstractmethod__(self):
            return getattr(self.func, '__isabstractmethod__', False)

        def __get__(self, obj, cls=None):
            def method(*args, **kwargs):
                chosen = self.dispatcher.dispatch(args[0].__class__)
                return chosen.__get__(obj, cls)(*args, **kwargs)
            method.__isabstractmethod__ = self.__isabstractmethod__
            method.register = self.register
            return update_wrapper(method, self.func)
    """#
}
