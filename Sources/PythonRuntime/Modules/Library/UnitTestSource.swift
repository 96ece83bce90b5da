// The module `unittest` in Python: what a test expects, and how the parts of one run. The rest is in UnitTestRunning.swift.
// Our own text; the words of its reports are those of CPython.

enum UnitTestSource {
  static let module = NativeModule("unittest") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, expectations + "\n" + UnitTestCaseSource.text + "\n" + UnitTestRunning.text)
  }

  private static let expectations = #"""
    import collections as _collections
    import functools as _functools
    import io as _io
    import re as _re
    import sys as _sys
    import time as _time
    import traceback as _traceback
    import types as _types
    import warnings as _warnings

    _no_message = object()
    _longest = 80
    _omitted = '\nDiff is {} characters long. Set self.maxDiff to None to see it.'

    class SkipTest(Exception):
        __module__ = 'unittest.case'

    class _StopTest(Exception):
        pass

    def _class_name(cls):
        return f'{cls.__module__}.{cls.__qualname__}'

    def _safe_repr(value):
        try:
            return repr(value)
        except Exception:
            return object.__repr__(value)

    def _cut(text, head, tail):
        hidden = len(text) - head - tail
        return f'{text[:head]}[{hidden} chars]{text[len(text) - tail:]}' if hidden > 12 else text

    def _short_reprs(*values):
        """The values' texts; of long ones, what they begin with in common is cut out of the middle."""
        texts = [_safe_repr(value) for value in values]
        widest = max(len(text) for text in texts)
        if widest <= _longest:
            return tuple(texts)
        shared = 0
        while all(len(text) > shared for text in texts) and len({text[shared] for text in texts}) == 1:
            shared += 1
        prefix = texts[0][:shared]
        kept = _longest - (widest - shared + 5 + 12)
        if kept > 5:
            prefix = _cut(prefix, 5, kept)
            return tuple(prefix + text[shared:] for text in texts)
        prefix = _cut(prefix, 5, 5)
        return tuple(prefix + _cut(text[shared:], 41, 5) for text in texts)

    def _line_diff(first, second):
        import difflib
        return '\n'.join(difflib.ndiff(first, second))

    def _pretty_lines(value):
        import pprint
        return pprint.pformat(value).splitlines()

    def skip(reason):
        def decorate(item):
            if not isinstance(item, type):
                @_functools.wraps(item)
                def skipped(*args, **kwargs):
                    raise SkipTest(reason)
                item = skipped
            item.__unittest_skip__ = True
            item.__unittest_skip_why__ = reason
            return item
        if isinstance(reason, _types.FunctionType):
            item, reason = reason, ''
            return decorate(item)
        return decorate

    def skipIf(condition, reason):
        return skip(reason) if condition else lambda item: item

    def skipUnless(condition, reason):
        return lambda item: item if condition else skip(reason)(item)

    def expectedFailure(test_item):
        test_item.__unittest_expecting_failure__ = True
        return test_item

    _module_cleanups = []

    def addModuleCleanup(function, /, *args, **kwargs):
        _module_cleanups.append((function, args, kwargs))

    def doModuleCleanups():
        failures = []
        while _module_cleanups:
            function, args, kwargs = _module_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception as error:
                failures.append(error)
        if failures:
            raise failures[0]

    def _entered(manager, add_cleanup):
        cls = type(manager)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{_class_name(cls)}' object does not support the context manager protocol") from None
        result = enter(manager)
        add_cleanup(leave, manager, None, None, None)
        return result

    def enterModuleContext(cm):
        return _entered(cm, addModuleCleanup)

    def _names(expected):
        return getattr(expected, '__name__', None) or str(expected)

    def _are_kinds(expected, base):
        if isinstance(expected, tuple):
            return all(_are_kinds(one, base) for one in expected)
        return isinstance(expected, type) and issubclass(expected, base)

    class _Expectation:
        """What assertRaises and assertWarns have in common: a context, or a call made at once."""

        def __init__(self, test, expected, regex=None):
            self.test_case = test
            self.expected = expected
            self.expected_regex = _re.compile(regex) if regex is not None else None
            self.obj_name = None
            self.msg = None

        def handle(self, name, args, kwargs):
            if not _are_kinds(self.expected, self._base):
                raise TypeError(f'{name}() arg 1 must be {self._base_words}')
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
                return self
            function, *rest = args
            self.obj_name = getattr(function, '__name__', None) or str(function)
            with self:
                function(*rest, **kwargs)

        def _fail(self, text):
            raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

        def __enter__(self):
            return self

    class _RaisesContext(_Expectation):
        _base = BaseException
        _base_words = 'an exception type or tuple of exception types'

        def __exit__(self, exc_type, exc_value, tb):
            if exc_type is None:
                by = f' by {self.obj_name}' if self.obj_name else ''
                self._fail(f'{_names(self.expected)} not raised{by}')
            if not issubclass(exc_type, self.expected):
                return False
            self.exception = exc_value.with_traceback(None)
            if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
                self._fail(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
            return True

    class _WarnsContext(_Expectation):
        _base = Warning
        _base_words = 'a warning type or tuple of warning types'

        def __enter__(self):
            self._catcher = _warnings.catch_warnings(record=True)
            self.warnings = self._catcher.__enter__()
            _warnings.simplefilter('always', self.expected)
            return self

        def __exit__(self, exc_type, exc_value, tb):
            self._catcher.__exit__(exc_type, exc_value, tb)
            if exc_type is not None:
                return
            first = None
            for record in self.warnings:
                if not isinstance(record.message, self.expected):
                    continue
                if first is None:
                    first = record.message
                if self.expected_regex is not None and not self.expected_regex.search(str(record.message)):
                    continue
                self.warning, self.filename, self.lineno = record.message, record.filename, record.lineno
                return
            if first is not None:
                self._fail(f'"{self.expected_regex.pattern}" does not match "{first}"')
            by = f' by {self.obj_name}' if self.obj_name else ''
            self._fail(f'{_names(self.expected)} not triggered{by}')

    class _LogsContext:
        def __init__(self, test, logger, level, is_none):
            import logging
            self.test_case = test
            self.logger_name = logger
            self.level = logging.getLevelName(level) if isinstance(level, str) else level or logging.INFO
            self.is_none = is_none
            self.records = []
            self.output = []

        def __enter__(self):
            import logging
            logger = self.logger_name
            self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
            context = self

            class Collector(logging.Handler):
                def emit(self, record):
                    context.records.append(record)
                    context.output.append(self.format(record))

            handler = Collector()
            handler.setLevel(self.level)
            handler.setFormatter(logging.Formatter(logging.BASIC_FORMAT))
            self._before = self.logger.handlers[:], self.logger.level, self.logger.propagate
            self.logger.handlers = [handler]
            self.logger.setLevel(self.level)
            self.logger.propagate = False
            return None if self.is_none else self

        def __exit__(self, exc_type, exc_value, tb):
            import logging
            self.logger.handlers, level, self.logger.propagate = self._before
            self.logger.setLevel(level)
            if exc_type is not None:
                return False
            if self.is_none and self.records:
                self.test_case.fail(f'Unexpected logs found: {self.output!r}')
            if not self.is_none and not self.records:
                name = logging.getLevelName(self.level)
                self.test_case.fail(f'no logs of level {name} or higher triggered on {self.logger.name}')

    class _Outcome:
        """How the parts of one test went, and where that is reported."""

        def __init__(self, result=None):
            self.result = result
            self.success = True
            self.expecting_failure = False
            self.expected = None

        def attempt(self, test, function, is_subtest=False):
            before = self.success
            self.success = True
            try:
                function()
            except KeyboardInterrupt:
                raise
            except SkipTest as error:
                self.success = False
                self.result.addSkip(test, str(error))
            except _StopTest:
                pass
            except BaseException:
                self._report(test, _sys.exc_info(), is_subtest)
            else:
                if is_subtest:
                    self.result.addSubTest(test.test_case, test, None)
            self.success = self.success and before

        def _report(self, test, info, is_subtest):
            if self.expecting_failure:
                self.expected = info
                return
            self.success = False
            if is_subtest:
                self.result.addSubTest(test.test_case, test, info)
            elif self.result is not None:
                kind = 'addFailure' if issubclass(info[0], test.failureException) else 'addError'
                getattr(self.result, kind)(test, info)

    class _SubTestContext:
        def __init__(self, test, message, params):
            self.test = test
            self.message = message
            self.params = params

        def __enter__(self):
            test = self.test
            self.outcome = test._outcome
            if self.outcome is None:
                return
            self.parent = test._subtest
            params = {**self.params, **({} if self.parent is None else
                                        {k: v for k, v in self.parent.params.items() if k not in self.params})}
            test._subtest = _SubTest(test, self.message, params)
            self.before = self.outcome.success
            self.outcome.success = True

        def __exit__(self, exc_type, exc_value, tb):
            if self.outcome is None:
                return False
            test, outcome = self.test, self.outcome
            subtest, test._subtest = test._subtest, self.parent
            if exc_type is None:
                outcome.result.addSubTest(test, subtest, None)
            elif issubclass(exc_type, KeyboardInterrupt):
                return False
            elif issubclass(exc_type, SkipTest):
                outcome.success = False
                outcome.result.addSkip(subtest, str(exc_value))
            elif not issubclass(exc_type, _StopTest):
                outcome._report(subtest, (exc_type, exc_value, tb), True)
            stops = not outcome.success and outcome.result.failfast or outcome.success and outcome.expected
            outcome.success = outcome.success and self.before
            if stops:
                raise _StopTest
            return True
    """#
}
