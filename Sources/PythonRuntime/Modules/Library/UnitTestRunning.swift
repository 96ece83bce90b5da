// How results of `unittest` are kept and reported, in Python. The time of a run is real: a lesson that shows it marks it
// with a wildcard.

enum UnitTestRunning {
  static let text = results + "\n\n" + UnitTestSuites.text

  private static let results = #"""
    class TestResult:
        _previousTestClass = None
        _testRunEntered = False
        _moduleSetUpFailed = False

        def __init__(self, stream=None, descriptions=None, verbosity=None):
            self.failfast = False
            self.failures = []
            self.errors = []
            self.testsRun = 0
            self.skipped = []
            self.expectedFailures = []
            self.unexpectedSuccesses = []
            self.shouldStop = False
            self.buffer = False
            self.tb_locals = False
            self._held = None
            self._mirrorOutput = False

        def printErrors(self):
            pass

        def startTest(self, test):
            self.testsRun += 1
            self._mirrorOutput = False
            self._setupStdout()

        def _setupStdout(self):
            if self.buffer and self._held is None:
                self._held = _sys.stdout, _sys.stderr
                _sys.stdout, _sys.stderr = _io.StringIO(), _io.StringIO()

        def _restoreStdout(self):
            if self._held is None:
                return
            written = _sys.stdout, _sys.stderr
            _sys.stdout, _sys.stderr = self._held
            if self._mirrorOutput:
                for name, text, stream in zip(('Stdout', 'Stderr'), written, self._held):
                    text = text.getvalue()
                    if text:
                        stream.write(f'\n{name}:\n{text}' + ('' if text.endswith('\n') else '\n'))
            self._held = None

        def startTestRun(self):
            pass

        def stopTest(self, test):
            self._restoreStdout()
            self._mirrorOutput = False

        def stopTestRun(self):
            pass

        def _stop_at_failure(self):
            if getattr(self, 'failfast', False):
                self.stop()

        def addError(self, test, err):
            self._stop_at_failure()
            self.errors.append((test, self._exc_info_to_string(err, test)))
            self._mirrorOutput = True

        def addFailure(self, test, err):
            self._stop_at_failure()
            self.failures.append((test, self._exc_info_to_string(err, test)))
            self._mirrorOutput = True

        def addSubTest(self, test, subtest, err):
            if err is not None:
                self._stop_at_failure()
                found = self.failures if issubclass(err[0], test.failureException) else self.errors
                found.append((subtest, self._exc_info_to_string(err, test)))
                self._mirrorOutput = True

        def addSuccess(self, test):
            pass

        def addSkip(self, test, reason):
            self.skipped.append((test, reason))

        def addExpectedFailure(self, test, err):
            self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

        def addUnexpectedSuccess(self, test):
            self._stop_at_failure()
            self.unexpectedSuccesses.append(test)

        def wasSuccessful(self):
            return not self.failures and not self.errors and not getattr(self, 'unexpectedSuccesses', None)

        def stop(self):
            self.shouldStop = True

        def _exc_info_to_string(self, err, test):
            lines = list(_traceback.format_exception(*err))
            if self.buffer and self._held is not None:
                for name, stream in (('Stdout', _sys.stdout), ('Stderr', _sys.stderr)):
                    text = stream.getvalue()
                    if text:
                        lines.append(f'\n{name}:\n{text}' + ('' if text.endswith('\n') else '\n'))
            return ''.join(lines)

        def __repr__(self):
            return (f'<{_class_name(self.__class__)} run={self.testsRun} errors={len(self.errors)} '
                    f'failures={len(self.failures)}>')

    class _LineStream:
        def __init__(self, stream):
            self.stream = stream

        def __getattr__(self, name):
            if name in ('stream', '__getstate__'):
                raise AttributeError(name)
            return getattr(self.stream, name)

        def writeln(self, arg=None):
            if arg:
                self.write(arg)
            self.write('\n')

    class TextTestResult(TestResult):
        separator1 = '=' * 70
        separator2 = '-' * 70

        def __init__(self, stream, descriptions, verbosity):
            super().__init__(stream, descriptions, verbosity)
            self.stream = stream
            self.showAll = verbosity > 1
            self.dots = verbosity == 1
            self.descriptions = descriptions
            self._newline = True

        def getDescription(self, test):
            doc = test.shortDescription()
            return f'{test}\n{doc}' if self.descriptions and doc else str(test)

        def startTest(self, test):
            super().startTest(test)
            if self.showAll:
                self.stream.write(f'{self.getDescription(test)} ... ')
                self.stream.flush()
                self._newline = False

        def _write_status(self, test, status):
            nested = isinstance(test, _SubTest)
            if nested or self._newline:
                if not self._newline:
                    self.stream.writeln()
                self.stream.write(('  ' if nested else '') + f'{self.getDescription(test)} ... ')
            self.stream.writeln(status)
            self.stream.flush()
            self._newline = True

        def _show(self, test, letter, words):
            if self.showAll:
                self._write_status(test, words)
            elif self.dots:
                self.stream.write(letter)
                self.stream.flush()

        def addSubTest(self, test, subtest, err):
            if err is not None:
                failed = issubclass(err[0], subtest.failureException)
                self._show(subtest, 'F' if failed else 'E', 'FAIL' if failed else 'ERROR')
            super().addSubTest(test, subtest, err)

        def addSuccess(self, test):
            super().addSuccess(test)
            self._show(test, '.', 'ok')

        def addError(self, test, err):
            super().addError(test, err)
            self._show(test, 'E', 'ERROR')

        def addFailure(self, test, err):
            super().addFailure(test, err)
            self._show(test, 'F', 'FAIL')

        def addSkip(self, test, reason):
            super().addSkip(test, reason)
            self._show(test, 's', f'skipped {reason!r}')

        def addExpectedFailure(self, test, err):
            super().addExpectedFailure(test, err)
            self._end(('x', 'expected failure'))

        def addUnexpectedSuccess(self, test):
            super().addUnexpectedSuccess(test)
            self._end(('u', 'unexpected success'))

        def _end(self, forms):
            if self.showAll:
                self.stream.writeln(forms[1])
            elif self.dots:
                self.stream.write(forms[0])
            self.stream.flush()

        def printErrors(self):
            if self.dots or self.showAll:
                self.stream.writeln()
                self.stream.flush()
            self.printErrorList('ERROR', self.errors)
            self.printErrorList('FAIL', self.failures)
            if self.unexpectedSuccesses:
                self.stream.writeln(self.separator1)
                for test in self.unexpectedSuccesses:
                    self.stream.writeln(f'UNEXPECTED SUCCESS: {self.getDescription(test)}')
                self.stream.flush()

        def printErrorList(self, flavour, errors):
            for test, text in errors:
                self.stream.writeln(self.separator1)
                self.stream.writeln(f'{flavour}: {self.getDescription(test)}')
                self.stream.writeln(self.separator2)
                self.stream.writeln(text)
                self.stream.flush()

    class TextTestRunner:
        resultclass = TextTestResult

        def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                     warnings=None, *, tb_locals=False):
            self.stream = _LineStream(_sys.stderr if stream is None else stream)
            self.descriptions = descriptions
            self.verbosity = verbosity
            self.failfast = failfast
            self.buffer = buffer
            self.tb_locals = tb_locals
            self.warnings = warnings
            if resultclass is not None:
                self.resultclass = resultclass

        def _makeResult(self):
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

        def run(self, test):
            result = self._makeResult()
            result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
            with _warnings.catch_warnings():
                if self.warnings:
                    _warnings.simplefilter(self.warnings)
                started = _time.perf_counter()
                result.startTestRun()
                try:
                    test(result)
                finally:
                    result.stopTestRun()
                taken = _time.perf_counter() - started
            result.printErrors()
            if hasattr(result, 'separator2'):
                self.stream.writeln(result.separator2)
            self.stream.writeln(f'Ran {result.testsRun} test{"" if result.testsRun == 1 else "s"} in {taken:.3f}s')
            self.stream.writeln()
            infos = []
            self.stream.write('OK' if result.wasSuccessful() else 'FAILED')
            counted = [('skipped', result.skipped), ('expected failures', result.expectedFailures),
                       ('unexpected successes', result.unexpectedSuccesses)]
            if not result.wasSuccessful():
                counted = [('failures', result.failures), ('errors', result.errors)] + counted
            infos = [f'{words}={len(found)}' for words, found in counted if found]
            self.stream.write(f" ({', '.join(infos)})\n" if infos else '\n')
            self.stream.flush()
            return result
    """#
}
