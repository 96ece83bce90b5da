// The modules `contextlib` and `operator`'s getters, and `types.SimpleNamespace`, in Python. Our own text.

enum ContextlibSource {
  static let module = NativeModule("contextlib") { vm, module throws(PyError) in
    try vm.shareMember("functools", "wraps", with: module)
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(wraps, next, type, isinstance, issubclass, any, len, list, object, getattr, RuntimeError, StopIteration,
             BaseException, AttributeError, TypeError, print):
        class AbstractContextManager:
            def __enter__(self):
                return self

            def __exit__(self, exc_type, exc_value, traceback):
                return None

        class ContextDecorator:
            def __call__(self, func):
                @wraps(func)
                def inner(*args, **kwargs):
                    with self.renewed():
                        return func(*args, **kwargs)
                return inner

            def renewed(self):
                return self

        class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
            def __init__(self, function, args, kwargs):
                self.recipe = (function, args, kwargs)
                self.gen = function(*args, **kwargs)

            def renewed(self):
                return self.__class__(*self.recipe)

            def __enter__(self):
                try:
                    return next(self.gen)
                except StopIteration:
                    raise RuntimeError("generator didn't yield") from None

            def __exit__(self, exc_type, exc_value, traceback):
                if exc_type is None:
                    try:
                        next(self.gen)
                    except StopIteration:
                        return False
                    raise RuntimeError("generator didn't stop")
                if exc_value is None:
                    exc_value = exc_type()
                try:
                    self.gen.throw(exc_value)
                except StopIteration as error:
                    return error is not exc_value
                except RuntimeError as error:
                    if error is exc_value:
                        return False
                    if isinstance(exc_value, StopIteration) and error.__cause__ is exc_value:
                        return False
                    raise
                except BaseException as error:
                    if error is not exc_value:
                        raise
                    return False
                raise RuntimeError("generator didn't stop after throw()")

        def contextmanager(func):
            @wraps(func)
            def helper(*args, **kwargs):
                return _GeneratorContextManager(func, args, kwargs)
            return helper

        class suppress(AbstractContextManager):
            def __init__(self, *exceptions):
                self._exceptions = exceptions

            def __exit__(self, exc_type, exc_value, traceback):
                return exc_type is not None and issubclass(exc_type, self._exceptions)

        class nullcontext(AbstractContextManager):
            def __init__(self, enter_result=None):
                self.enter_result = enter_result

            def __enter__(self):
                return self.enter_result

        class closing(AbstractContextManager):
            def __init__(self, thing):
                self.thing = thing

            def __enter__(self):
                return self.thing

            def __exit__(self, exc_type, exc_value, traceback):
                self.thing.close()

        class ExitStack(AbstractContextManager):
            def __init__(self):
                self.callbacks = []

            def enter_context(self, manager):
                result = manager.__enter__()
                self.callbacks.append(manager.__exit__)
                return result

            def push(self, exit):
                leave = getattr(exit, '__exit__', None)
                self.callbacks.append(exit if leave is None else leave)
                return exit

            def callback(self, callback, /, *args, **kwargs):
                def run(exc_type, exc_value, traceback):
                    callback(*args, **kwargs)
                self.callbacks.append(run)
                return callback

            def pop_all(self):
                other = type(self)()
                other.callbacks = self.callbacks
                self.callbacks = []
                return other

            def close(self):
                self.__exit__(None, None, None)

            def __exit__(self, exc_type, exc_value, traceback):
                current = exc_value
                raised = None
                while self.callbacks:
                    leave = self.callbacks.pop()
                    try:
                        kind = None if current is None else type(current)
                        if leave(kind, current, None):
                            current = None
                            raised = None
                    except BaseException as error:
                        current = error
                        raised = error
                if raised is not None and raised is not exc_value:
                    raise raised
                return exc_value is not None and current is None

        class redirect_stdout(AbstractContextManager):
            def __init__(self, new_target):
                raise RuntimeError('redirect_stdout is not available in a lesson')

        return {'AbstractContextManager': AbstractContextManager, 'ContextDecorator': ContextDecorator,
                'contextmanager': contextmanager, 'suppress': suppress, 'nullcontext': nullcontext,
                'closing': closing, 'ExitStack': ExitStack, 'redirect_stdout': redirect_stdout}
    """#
}

extension OperatorModule {
  static let module = NativeModule("operator", functions: functions) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, source)
  }

  static let source = #"""
    def load(getattr, tuple, len, repr, isinstance, str, TypeError):
        class itemgetter:
            def __init__(self, item, /, *items):
                self._items = (item,) + items

            def __call__(self, obj, /):
                if len(self._items) == 1:
                    return obj[self._items[0]]
                return tuple([obj[item] for item in self._items])

            def __repr__(self):
                return f"operator.itemgetter({', '.join([repr(item) for item in self._items])})"

        def resolve(obj, path):
            for name in path.split('.'):
                obj = getattr(obj, name)
            return obj

        class attrgetter:
            def __init__(self, attr, /, *attrs):
                self._attrs = (attr,) + attrs
                for name in self._attrs:
                    if not isinstance(name, str):
                        raise TypeError('attribute name must be a string')

            def __call__(self, obj, /):
                if len(self._attrs) == 1:
                    return resolve(obj, self._attrs[0])
                return tuple([resolve(obj, name) for name in self._attrs])

            def __repr__(self):
                return f"operator.attrgetter({', '.join([repr(name) for name in self._attrs])})"

        class methodcaller:
            def __init__(self, name, /, *args, **kwargs):
                self._name = name
                self._args = args
                self._kwargs = kwargs

            def __call__(self, obj, /):
                return getattr(obj, self._name)(*self._args, **self._kwargs)

        return {'itemgetter': itemgetter, 'attrgetter': attrgetter, 'methodcaller': methodcaller}
    """#
}

extension Machine {
  /// Makes a member of one module visible in another.
  package func shareMember(_ source: String, _ name: String, with module: ModuleObject) throws(PyError) {
    let origin = try importModule(source)
    setMember(module, name, origin.attributes.get(intern(name)))
  }
}
