// The modules `contextlib` and `operator`'s getters, and `types.SimpleNamespace`, in Python. Our own text.

enum ContextlibSource {
  static let module = NativeModule("contextlib") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    import abc as _abc
    from functools import wraps

    class AbstractContextManager(_abc.ABC):
        def __enter__(self):
            return self

        @_abc.abstractmethod
        def __exit__(self, exc_type, exc_value, traceback):
            return None

        @classmethod
        def __subclasshook__(cls, other):
            if cls is AbstractContextManager:
                for name in ('__enter__', '__exit__'):
                    owner = next((kind for kind in other.__mro__ if name in kind.__dict__), None)
                    if owner is None or owner.__dict__[name] is None:
                        return NotImplemented
                return True
            return NotImplemented

    class AbstractAsyncContextManager(_abc.ABC):
        @classmethod
        def __subclasshook__(cls, other):
            if cls is AbstractAsyncContextManager:
                for name in ('__aenter__', '__aexit__'):
                    owner = next((kind for kind in other.__mro__ if name in kind.__dict__), None)
                    if owner is None or owner.__dict__[name] is None:
                        return NotImplemented
                return True
            return NotImplemented

    class ContextDecorator:
        def _recreate_cm(self):
            return self

        def __call__(self, func):
            @wraps(func)
            def inner(*args, **kwds):
                with self._recreate_cm():
                    return func(*args, **kwds)
            return inner

    class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
        def __init__(self, func, args, kwds):
            self.gen = func(*args, **kwds)
            self.func, self.args, self.kwds = func, args, kwds
            doc = getattr(func, '__doc__', None)
            if doc is None:
                doc = type(self).__doc__
            self.__doc__ = doc

        def _recreate_cm(self):
            return self.__class__(self.func, self.args, self.kwds)

        def __enter__(self):
            try:
                return next(self.gen)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None

        def __exit__(self, typ, value, traceback):
            if typ is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                raise RuntimeError("generator didn't stop")
            if value is None:
                value = typ()
            try:
                self.gen.throw(value)
            except StopIteration as error:
                return error is not value
            except RuntimeError as error:
                # The way through the generator is no part of the exception's.
                if error is value:
                    error.__traceback__ = traceback
                    return False
                if isinstance(value, StopIteration) and error.__cause__ is value:
                    value.__traceback__ = traceback
                    return False
                raise
            except BaseException as error:
                if error is not value:
                    raise
                error.__traceback__ = traceback
                return False
            raise RuntimeError("generator didn't stop after throw()")

    def contextmanager(func):
        @wraps(func)
        def helper(*args, **kwds):
            return _GeneratorContextManager(func, args, kwds)
        return helper

    class suppress(AbstractContextManager):
        def __init__(self, *exceptions):
            self._exceptions = exceptions

        def __enter__(self):
            pass

        def __exit__(self, exctype, excinst, exctb):
            return exctype is not None and issubclass(exctype, self._exceptions)

    class nullcontext(AbstractContextManager):
        def __init__(self, enter_result=None):
            self.enter_result = enter_result

        def __enter__(self):
            return self.enter_result

        def __exit__(self, *excinfo):
            pass

    class closing(AbstractContextManager):
        def __init__(self, thing):
            self.thing = thing

        def __enter__(self):
            return self.thing

        def __exit__(self, *exc_info):
            self.thing.close()

    class chdir(AbstractContextManager):
        def __init__(self, path):
            self.path = path

        def __enter__(self):
            raise PermissionError('chdir() is not available: a lesson cannot touch files')

    class _Redirect(AbstractContextManager):
        def __init__(self, new_target):
            self._new_target = new_target
            self._old_targets = []

        def __enter__(self):
            import sys
            self._old_targets.append(getattr(sys, self._stream))
            setattr(sys, self._stream, self._new_target)
            return self._new_target

        def __exit__(self, exctype, excinst, exctb):
            import sys
            setattr(sys, self._stream, self._old_targets.pop())

    class redirect_stdout(_Redirect):
        _stream = 'stdout'

    class redirect_stderr(_Redirect):
        _stream = 'stderr'

    def _handled():
        import sys
        return sys.exc_info()

    def _link(new, old, handled):
        """The exception that a callback raised comes after the one before it."""
        while True:
            context = new.__context__
            if context is None or context is old:
                return
            if context is handled:
                break
            new = context
        new.__context__ = old

    class ExitStack(AbstractContextManager):
        def __init__(self):
            self._exit_callbacks = []

        def enter_context(self, cm):
            cls = type(cm)
            try:
                enter = cls.__enter__
                leave = cls.__exit__
            except AttributeError:
                raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager "
                                'protocol') from None
            result = enter(cm)
            self._exit_callbacks.append(lambda *details: leave(cm, *details))
            return result

        def push(self, exit):
            leave = getattr(type(exit), '__exit__', None)
            if leave is None:
                self._exit_callbacks.append(exit)
            else:
                self._exit_callbacks.append(lambda *details: leave(exit, *details))
            return exit

        def callback(self, callback, /, *args, **kwds):
            def run(exc_type, exc, tb):
                callback(*args, **kwds)
            run.__wrapped__ = callback
            self._exit_callbacks.append(run)
            return callback

        def pop_all(self):
            other = type(self)()
            other._exit_callbacks = self._exit_callbacks
            self._exit_callbacks = []
            return other

        def close(self):
            self.__exit__(None, None, None)

        def __exit__(self, exc_type, exc, tb):
            current = exc
            raised = None
            handled = _handled()[1]
            while self._exit_callbacks:
                leave = self._exit_callbacks.pop()
                try:
                    if leave(None if current is None else type(current), current,
                             None if current is None else current.__traceback__):
                        current = None
                        raised = None
                except BaseException as error:
                    _link(error, current, handled)
                    current = raised = error
            if raised is not None and raised is not exc:
                context = raised.__context__
                try:
                    raise raised
                except BaseException:
                    raised.__context__ = context
                    raise
            return exc is not None and current is None
    """#
}

extension OperatorModule {
  static let module = NativeModule("operator", functions: functions) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, source)
    for declaration in OperatorGetters.classes {
      let cls = vm.sharedClass(declaration)
      cls.staticName = "operator." + declaration.name
      vm.setMember(module, declaration.name, Value(cls))
    }
    // `operator.__add__` is `operator.add`.
    for name in dunderNames {
      let member = module.attributes.get(vm.intern(name))
      let plain = name.hasSuffix("_") ? String(name.dropLast()) : name
      if !member.isUndefined { vm.setMember(module, "__\(plain)__", member) }
    }
  }

  private static let dunderNames = [
    "lt", "le", "eq", "ne", "gt", "ge", "not_", "abs", "add", "and_", "call", "floordiv", "index", "inv", "invert",
    "lshift", "mod", "mul", "matmul", "neg", "or_", "pos", "pow", "rshift", "sub", "truediv", "xor", "concat",
    "contains", "delitem", "getitem", "setitem", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imod", "imul",
    "imatmul", "ior", "ipow", "irshift", "isub", "itruediv", "ixor",
  ]

  static let source = #"""
    def call(obj, /, *args, **kwargs):
        return obj(*args, **kwargs)
    """#
}

extension Machine {
  /// Makes a member of one module visible in another.
  package func shareMember(_ source: String, _ name: String, with module: ModuleObject) throws(PyError) {
    let origin = try importModule(source)
    setMember(module, name, origin.attributes.get(intern(name)))
  }
}
