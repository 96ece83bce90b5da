// How tests of `unittest` are found, grouped and set up for, and `unittest.main`, in Python.

enum UnitTestSuites {
  static let text = #"""
    class BaseTestSuite:
        _cleanup = True

        def __init__(self, tests=()):
            self._tests = []
            self._removed_tests = 0
            self.addTests(tests)

        def __repr__(self):
            return f'<{_class_name(self.__class__)} tests={list(self)}>'

        def __eq__(self, other):
            return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

        def __iter__(self):
            return iter(self._tests)

        def countTestCases(self):
            return self._removed_tests + sum(test.countTestCases() for test in self if test)

        def addTest(self, test):
            if not callable(test):
                raise TypeError(f'{test!r} is not callable')
            if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
                raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
            self._tests.append(test)

        def addTests(self, tests):
            if isinstance(tests, str):
                raise TypeError('tests must be an iterable of tests, not a string')
            for test in tests:
                self.addTest(test)

        def run(self, result):
            for index, test in enumerate(self):
                if result.shouldStop:
                    break
                test(result)
                self._forget(index)
            return result

        def _forget(self, index):
            test = self._tests[index]
            if hasattr(test, 'countTestCases'):
                self._removed_tests += test.countTestCases()
            self._tests[index] = None

        def __call__(self, *args, **kwds):
            return self.run(*args, **kwds)

        def debug(self):
            for test in self:
                test.debug()

    class _ErrorHolder:
        failureException = None

        def __init__(self, description):
            self.description = description

        def id(self):
            return self.description

        def shortDescription(self):
            return None

        def __repr__(self):
            return f'<ErrorHolder description={self.description!r}>'

        def __str__(self):
            return self.id()

        def countTestCases(self):
            return 0

    class TestSuite(BaseTestSuite):
        def run(self, result, debug=False):
            outermost = not getattr(result, '_testRunEntered', False)
            if outermost:
                result._testRunEntered = True
            for index, test in enumerate(self):
                if result.shouldStop:
                    break
                if not isinstance(test, BaseTestSuite):
                    self._leave_class(test, result)
                    self._enter_module(test, result)
                    self._enter_class(test, result)
                    result._previousTestClass = test.__class__
                    if getattr(test.__class__, '_classSetupFailed', False) or result._moduleSetUpFailed:
                        continue
                test.debug() if debug else test(result)
                self._forget(index)
            if outermost:
                self._leave_class(None, result)
                self._leave_module(result)
                result._testRunEntered = False
            return result

        def _attempt(self, result, function, name, parent):
            result._setupStdout()
            try:
                function()
                return True
            except Exception as error:
                holder = _ErrorHolder(f'{name} ({parent})')
                if isinstance(error, SkipTest):
                    result.addSkip(holder, str(error))
                else:
                    result.addError(holder, _sys.exc_info())
                return False
            finally:
                result._restoreStdout()

        def _enter_class(self, test, result):
            cls = test.__class__
            if cls == result._previousTestClass or result._moduleSetUpFailed or getattr(cls, '__unittest_skip__', False):
                return
            setup = getattr(cls, 'setUpClass', None)
            if setup is not None:
                cls._classSetupFailed = False
                cls._classSetupFailed = not self._attempt(result, setup, 'setUpClass', _class_name(cls))
                if cls._classSetupFailed:
                    self._clean_class(cls, result, 'setUpClass')

        def _leave_class(self, test, result):
            cls = result._previousTestClass
            if cls is None or (test is not None and cls == test.__class__):
                return
            if getattr(cls, '_classSetupFailed', False) or result._moduleSetUpFailed:
                return
            if getattr(cls, '__unittest_skip__', False):
                return
            leave = getattr(cls, 'tearDownClass', None)
            if leave is not None:
                self._attempt(result, leave, 'tearDownClass', _class_name(cls))
            self._clean_class(cls, result, 'tearDownClass')

        def _clean_class(self, cls, result, name):
            if hasattr(cls, 'doClassCleanups'):
                cls.doClassCleanups()
                for info in cls.tearDown_exceptions:
                    result.addError(_ErrorHolder(f'{name} ({_class_name(cls)})'), info)

        def _enter_module(self, test, result):
            name = test.__class__.__module__
            previous = result._previousTestClass
            if previous is not None and previous.__module__ == name:
                return
            self._leave_module(result)
            result._moduleSetUpFailed = False
            module = _sys.modules.get(name)
            setup = getattr(module, 'setUpModule', None)
            if setup is not None:
                result._moduleSetUpFailed = not self._attempt(result, setup, 'setUpModule', name)
                if result._moduleSetUpFailed:
                    self._attempt(result, doModuleCleanups, 'setUpModule', name)

        def _leave_module(self, result):
            previous = result._previousTestClass
            if previous is None or result._moduleSetUpFailed:
                return
            module = _sys.modules.get(previous.__module__)
            if module is None:
                return
            leave = getattr(module, 'tearDownModule', None)
            if leave is not None:
                self._attempt(result, leave, 'tearDownModule', previous.__module__)
            self._attempt(result, doModuleCleanups, 'tearDownModule', previous.__module__)

    class _FailedTest(TestCase):
        _testMethodName = None

        def __init__(self, method_name, exception):
            self._exception = exception
            super().__init__(method_name)

        def __getattr__(self, name):
            if name != self._testMethodName:
                raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
            def testFailure():
                raise self._exception
            return testFailure

    _FailedTest.__module__ = 'unittest.loader'

    class TestLoader:
        testMethodPrefix = 'test'
        sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
        testNamePatterns = None
        suiteClass = TestSuite

        def __init__(self):
            self.errors = []

        def loadTestsFromTestCase(self, testCaseClass):
            if issubclass(testCaseClass, TestSuite):
                raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
            names = []
            if testCaseClass not in (TestCase, FunctionTestCase):
                names = self.getTestCaseNames(testCaseClass)
                if not names and hasattr(testCaseClass, 'runTest'):
                    names = ['runTest']
            return self.suiteClass(map(testCaseClass, names))

        def _is_case(self, item):
            return isinstance(item, type) and issubclass(item, TestCase) and item not in (TestCase, FunctionTestCase)

        def loadTestsFromModule(self, module, *, pattern=None):
            found = [getattr(module, name) for name in dir(module)]
            tests = self.suiteClass([self.loadTestsFromTestCase(item) for item in found if self._is_case(item)])
            load_tests = getattr(module, 'load_tests', None)
            return tests if load_tests is None else load_tests(self, tests, pattern)

        def loadTestsFromName(self, name, module=None):
            parts = name.split('.')
            item = module
            if module is None:
                item = __import__(parts.pop(0))
            parent = None
            for part in parts:
                parent = item
                try:
                    item = getattr(item, part)
                except AttributeError as error:
                    self.errors.append('Failed to access attribute:\n' + _traceback.format_exc())
                    return self.suiteClass([_FailedTest(part, error)])
            if isinstance(item, _types.ModuleType):
                return self.loadTestsFromModule(item)
            if self._is_case(item):
                return self.loadTestsFromTestCase(item)
            if isinstance(item, _types.FunctionType) and isinstance(parent, type) and issubclass(parent, TestCase):
                return self.suiteClass([parent(parts[-1])])
            if isinstance(item, TestSuite):
                return item
            if not callable(item):
                raise TypeError(f"don't know how to make test from: {item}")
            test = item()
            if isinstance(test, TestSuite):
                return test
            if isinstance(test, TestCase):
                return self.suiteClass([test])
            raise TypeError(f'calling {item} returned {test}, not a test')

        def loadTestsFromNames(self, names, module=None):
            return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

        def getTestCaseNames(self, testCaseClass):
            import fnmatch
            found = []
            for name in dir(testCaseClass):
                if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                    continue
                full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
                if self.testNamePatterns is None or any(fnmatch.fnmatchcase(full, one) for one in self.testNamePatterns):
                    found.append(name)
            if self.sortTestMethodsUsing:
                found.sort(key=_functools.cmp_to_key(self.sortTestMethodsUsing))
            return found

        def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
            raise PermissionError('discover() is not available: a lesson cannot touch files; '
                                  'loadTestsFromTestCase loads the tests of a class')

    defaultTestLoader = TestLoader()

    def makeSuite(testCaseClass, prefix='test', sortUsing=None, suiteClass=TestSuite):
        _warnings.warn('unittest.makeSuite() is deprecated and will be removed in Python 3.13. Please use '
                       'unittest.TestLoader.loadTestsFromTestCase() instead.', DeprecationWarning, stacklevel=2)
        loader = TestLoader()
        loader.testMethodPrefix = prefix
        loader.suiteClass = suiteClass
        if sortUsing is not None:
            loader.sortTestMethodsUsing = sortUsing
        return loader.loadTestsFromTestCase(testCaseClass)

    class TestProgram:
        testNamePatterns = None

        def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=None, exit=True,
                     verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
            self.module = __import__(module) if isinstance(module, str) else module
            self.exit, self.verbosity, self.tb_locals = exit, verbosity, tb_locals
            self.failfast, self.catchbreak, self.buffer = failfast, catchbreak, buffer
            self.warnings = 'default' if warnings is None and not getattr(_sys, 'warnoptions', None) else warnings
            self.defaultTest = defaultTest
            self.testRunner = testRunner
            self.testLoader = defaultTestLoader if testLoader is None else testLoader
            argv = _sys.argv if argv is None else argv
            self.progName = argv[0].rpartition('/')[2]
            self.parseArgs(argv)
            self.runTests()

        def parseArgs(self, argv):
            import argparse
            parser = argparse.ArgumentParser(prog=self.progName)
            parser.add_argument('-v', '--verbose', dest='verbosity', action='store_const', const=2, help='Verbose output')
            parser.add_argument('-q', '--quiet', dest='verbosity', action='store_const', const=0, help='Quiet output')
            parser.add_argument('--locals', dest='tb_locals', action='store_true', help='Show local variables in tracebacks')
            parser.add_argument('-f', '--failfast', action='store_true', help='Stop on first fail or error')
            parser.add_argument('-c', '--catch', dest='catchbreak', action='store_true',
                                help='Catch Ctrl-C and display results so far')
            parser.add_argument('-b', '--buffer', action='store_true', help='Buffer stdout and stderr during tests')
            parser.add_argument('-k', dest='testNamePatterns', action='append',
                                help='Only run tests which match the given substring')
            parser.add_argument('tests', nargs='*', help='a list of any number of test modules, classes and test methods.')
            given = parser.parse_args(argv[1:])
            if given.verbosity is not None:
                self.verbosity = given.verbosity
            self.failfast = self.failfast or given.failfast
            self.buffer = self.buffer or given.buffer
            if given.testNamePatterns:
                self.testNamePatterns = [one if '*' in one else f'*{one}*' for one in given.testNamePatterns]
            names = given.tests or self.defaultTest
            self.testNames = (names,) if isinstance(names, str) else names and list(names)
            self.createTests()

        def createTests(self, from_discovery=False, Loader=None):
            if self.testNamePatterns:
                self.testLoader.testNamePatterns = self.testNamePatterns
            if self.testNames is None:
                self.test = self.testLoader.loadTestsFromModule(self.module)
            else:
                self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

        def runTests(self):
            runner = TextTestRunner if self.testRunner is None else self.testRunner
            if isinstance(runner, type):
                runner = runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                                warnings=self.warnings, tb_locals=self.tb_locals)
            self.testRunner = runner
            self.result = runner.run(self.test)
            if self.exit:
                _sys.exit(not self.result.wasSuccessful())

    main = TestProgram
    TestResult.__module__ = 'unittest.result'
    TextTestResult.__module__ = TextTestRunner.__module__ = 'unittest.runner'
    BaseTestSuite.__module__ = TestSuite.__module__ = 'unittest.suite'
    TestLoader.__module__ = 'unittest.loader'
    TestProgram.__module__ = 'unittest.main'
    """#
}
