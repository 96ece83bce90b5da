// The Python half of `functools`: wraps, lru_cache, cmp_to_key, total_ordering, cached_property, singledispatch.
// Our own text.

enum FunctoolsSource {
  static let text = #"""
    def load(partial, setattr, getattr, hasattr, callable, isinstance, tuple, sorted, len, type, object, property,
             repr, hash, NotImplemented, AttributeError, TypeError, ValueError, next, iter):
        WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
        WRAPPER_UPDATES = ('__dict__',)
        absent = object()

        def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
            for name in assigned:
                value = getattr(wrapped, name, absent)
                if value is not absent:
                    try:
                        setattr(wrapper, name, value)
                    except AttributeError:
                        pass
            if '__dict__' in updated and not isinstance(wrapped, type):
                for name, value in getattr(wrapped, '__dict__', {}).items():
                    setattr(wrapper, name, value)
            setattr(wrapper, '__wrapped__', wrapped)
            return wrapper

        def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
            def decorate(wrapper):
                return update_wrapper(wrapper, wrapped, assigned, updated)
            return decorate

        class CacheInfo:
            def __init__(self, hits, misses, maxsize, currsize):
                self.hits = hits
                self.misses = misses
                self.maxsize = maxsize
                self.currsize = currsize

            def __iter__(self):
                return iter((self.hits, self.misses, self.maxsize, self.currsize))

            def __getitem__(self, index):
                return (self.hits, self.misses, self.maxsize, self.currsize)[index]

            def __len__(self):
                return 4

            def __eq__(self, other):
                return tuple(self) == tuple(other)

            def __repr__(self):
                return (f'CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, '
                        f'currsize={self.currsize})')

        def lru_cache(maxsize=128, typed=False):
            def decorate(function):
                stored = {}
                hits = 0
                misses = 0

                def wrapper(*args, **kwargs):
                    nonlocal hits, misses
                    key = args
                    if kwargs:
                        key = (args, absent, tuple(kwargs.items()))
                    elif len(args) == 1:
                        key = args[0]
                        if isinstance(key, tuple):
                            key = args
                    if typed:
                        key = (key, tuple([type(value) for value in args]),
                               tuple([type(value) for value in kwargs.values()]))
                    result = stored.get(key, absent)
                    if result is not absent:
                        hits += 1
                        if maxsize is not None:
                            stored.pop(key)
                            stored[key] = result
                        return result
                    misses += 1
                    result = function(*args, **kwargs)
                    if maxsize is None:
                        stored[key] = result
                    elif maxsize > 0:
                        if len(stored) >= maxsize and key not in stored:
                            stored.pop(next(iter(stored)))
                        stored[key] = result
                    return result

                def cache_info():
                    return CacheInfo(hits, misses, maxsize, len(stored))

                def cache_clear():
                    nonlocal hits, misses
                    stored.clear()
                    hits = 0
                    misses = 0

                wrapper.cache_info = cache_info
                wrapper.cache_clear = cache_clear
                wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
                return update_wrapper(wrapper, function)

            if callable(maxsize):
                function = maxsize
                maxsize = 128
                return decorate(function)
            if maxsize is not None and maxsize < 0:
                maxsize = 0
            return decorate

        def cache(user_function, /):
            return lru_cache(maxsize=None)(user_function)

        def cmp_to_key(mycmp):
            class K:
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
            return K

        def total_ordering(cls):
            names = ['__lt__', '__le__', '__gt__', '__ge__']
            root = None
            for name in names:
                found = getattr(cls, name, None)
                if found is not None and found is not getattr(object, name, None):
                    if root is None or name == '__lt__':
                        root = name
            if root is None:
                raise ValueError('must define at least one ordering operation: < > <= >=')

            def derive(rule):
                def method(self, other):
                    result = getattr(type(self), root)(self, other)
                    if result is NotImplemented:
                        return result
                    return rule(self, other, result)
                return method

            rules = {
                '__lt__': {'__gt__': lambda s, o, r: not r and s != o, '__le__': lambda s, o, r: r or s == o,
                           '__ge__': lambda s, o, r: not r},
                '__le__': {'__ge__': lambda s, o, r: not r or s == o, '__lt__': lambda s, o, r: r and s != o,
                           '__gt__': lambda s, o, r: not r},
                '__gt__': {'__lt__': lambda s, o, r: not r and s != o, '__ge__': lambda s, o, r: r or s == o,
                           '__le__': lambda s, o, r: not r},
                '__ge__': {'__le__': lambda s, o, r: not r or s == o, '__gt__': lambda s, o, r: r and s != o,
                           '__lt__': lambda s, o, r: not r},
            }
            for name, rule in rules[root].items():
                found = getattr(cls, name, None)
                if found is None or found is getattr(object, name, None):
                    setattr(cls, name, derive(rule))
            return cls

        class cached_property:
            def __init__(self, func):
                self.func = func
                self.attrname = None
                self.__doc__ = getattr(func, '__doc__', None)

            def __set_name__(self, owner, name):
                self.attrname = name

            def __get__(self, instance, owner=None):
                if instance is None:
                    return self
                values = instance.__dict__
                value = values.get(self.attrname, absent)
                if value is absent:
                    value = self.func(instance)
                    setattr(instance, self.attrname, value)
                return value

        def singledispatch(func):
            registry = {object: func}

            def dispatch(cls):
                for base in cls.__mro__:
                    if base in registry:
                        return registry[base]
                return func

            def register(cls, implementation=None):
                if implementation is None:
                    if isinstance(cls, type):
                        return lambda function: register(cls, function)
                    implementation = cls
                    cls = next(iter(implementation.__annotations__.values()))
                registry[cls] = implementation
                return implementation

            def wrapper(*args, **kwargs):
                if not args:
                    raise TypeError(f'{func.__name__} requires at least 1 positional argument')
                return dispatch(type(args[0]))(*args, **kwargs)

            wrapper.register = register
            wrapper.dispatch = dispatch
            wrapper.registry = registry
            return update_wrapper(wrapper, func)

        class partialmethod:
            def __init__(self, func, /, *args, **keywords):
                self.func = func
                self.args = args
                self.keywords = keywords

            def __get__(self, instance, owner=None):
                if instance is None:
                    return self
                return partial(self.func, instance, *self.args, **self.keywords)

        return {'WRAPPER_ASSIGNMENTS': WRAPPER_ASSIGNMENTS, 'WRAPPER_UPDATES': WRAPPER_UPDATES,
                'update_wrapper': update_wrapper, 'wraps': wraps, 'lru_cache': lru_cache, 'cache': cache,
                'cmp_to_key': cmp_to_key, 'total_ordering': total_ordering, 'cached_property': cached_property,
                'singledispatch': singledispatch, 'partialmethod': partialmethod}
    """#
}
