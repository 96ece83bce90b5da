// `unittest.TestCase` and its kin, in Python: the assertions, and the life of one test.

enum UnitTestCaseSource {
  static let text = testCase + "\n\n" + others

  private static let testCase = #"""
    class TestCase:
        failureException = AssertionError
        longMessage = True
        maxDiff = 640
        _classSetupFailed = False
        _class_cleanups = []

        def __init_subclass__(cls, *args, **kwargs):
            cls._classSetupFailed = False
            cls._class_cleanups = []
            super().__init_subclass__(*args, **kwargs)

        def __init__(self, methodName='runTest'):
            self._testMethodName = methodName
            self._outcome = None
            self._testMethodDoc = 'No test'
            try:
                method = getattr(self, methodName)
            except AttributeError:
                if methodName != 'runTest':
                    raise ValueError(f'no such test method in {self.__class__}: {methodName}')
            else:
                self._testMethodDoc = method.__doc__
            self._cleanups = []
            self._subtest = None
            self._type_equality_funcs = {
                dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual', set: 'assertSetEqual',
                frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

        def addTypeEqualityFunc(self, typeobj, function):
            self._type_equality_funcs[typeobj] = function

        def addCleanup(self, function, /, *args, **kwargs):
            self._cleanups.append((function, args, kwargs))

        def enterContext(self, cm):
            return _entered(cm, self.addCleanup)

        @classmethod
        def addClassCleanup(cls, function, /, *args, **kwargs):
            cls._class_cleanups.append((function, args, kwargs))

        @classmethod
        def enterClassContext(cls, cm):
            return _entered(cm, cls.addClassCleanup)

        def setUp(self):
            pass

        def tearDown(self):
            pass

        @classmethod
        def setUpClass(cls):
            pass

        @classmethod
        def tearDownClass(cls):
            pass

        def countTestCases(self):
            return 1

        def defaultTestResult(self):
            return TestResult()

        def shortDescription(self):
            doc = self._testMethodDoc
            return doc.strip().split('\n')[0].strip() if doc else None

        def id(self):
            return f'{_class_name(self.__class__)}.{self._testMethodName}'

        def __eq__(self, other):
            if type(self) is not type(other):
                return NotImplemented
            return self._testMethodName == other._testMethodName

        def __hash__(self):
            return hash((type(self), self._testMethodName))

        def __str__(self):
            return f'{self._testMethodName} ({_class_name(self.__class__)}.{self._testMethodName})'

        def __repr__(self):
            return f'<{_class_name(self.__class__)} testMethod={self._testMethodName}>'

        def subTest(self, msg=_no_message, **params):
            return _SubTestContext(self, msg, params)

        def run(self, result=None):
            starts = result is None
            if starts:
                result = self.defaultTestResult()
                result.startTestRun()
            result.startTest(self)
            try:
                self._run(result)
                return result
            finally:
                result.stopTest(self)
                if starts:
                    result.stopTestRun()

        def _run(self, result):
            method = getattr(self, self._testMethodName)
            cls = self.__class__
            if getattr(cls, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
                why = getattr(cls, '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', '')
                result.addSkip(self, why)
                return
            expects = (getattr(self, '__unittest_expecting_failure__', False)
                       or getattr(method, '__unittest_expecting_failure__', False))
            outcome = self._outcome = _Outcome(result)
            try:
                outcome.attempt(self, self.setUp)
                if outcome.success:
                    outcome.expecting_failure = expects
                    outcome.attempt(self, lambda: self._callTestMethod(method))
                    outcome.expecting_failure = False
                    outcome.attempt(self, self.tearDown)
                self.doCleanups()
                if outcome.success:
                    if not expects:
                        result.addSuccess(self)
                    elif outcome.expected:
                        result.addExpectedFailure(self, outcome.expected)
                    else:
                        result.addUnexpectedSuccess(self)
            finally:
                self._outcome = None

        def _callTestMethod(self, method):
            if method() is not None:
                _warnings.warn('It is deprecated to return a value that is not None from a test case '
                               f'({method})', DeprecationWarning, stacklevel=3)

        def doCleanups(self):
            outcome = self._outcome or _Outcome()
            while self._cleanups:
                function, args, kwargs = self._cleanups.pop()
                outcome.attempt(self, lambda: function(*args, **kwargs))
            return outcome.success

        @classmethod
        def doClassCleanups(cls):
            cls.tearDown_exceptions = []
            while cls._class_cleanups:
                function, args, kwargs = cls._class_cleanups.pop()
                try:
                    function(*args, **kwargs)
                except Exception:
                    cls.tearDown_exceptions.append(_sys.exc_info())

        def __call__(self, *args, **kwds):
            return self.run(*args, **kwds)

        def debug(self):
            method = getattr(self, self._testMethodName)
            cls = self.__class__
            if getattr(cls, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
                raise SkipTest(getattr(cls, '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', ''))
            self.setUp()
            self._callTestMethod(method)
            self.tearDown()
            while self._cleanups:
                function, args, kwargs = self._cleanups.pop()
                function(*args, **kwargs)

        def skipTest(self, reason):
            raise SkipTest(reason)

        def fail(self, msg=None):
            raise self.failureException(msg)

        def _formatMessage(self, msg, standardMsg):
            if not self.longMessage:
                return msg or standardMsg
            return standardMsg if msg is None else f'{standardMsg} : {msg}'

        def _unless(self, holds, msg, *parts):
            if not holds:
                text = ''.join([part if isinstance(part, str) else _safe_repr(part[0]) for part in parts])
                raise self.failureException(self._formatMessage(msg, text))

        def assertTrue(self, expr, msg=None):
            self._unless(expr, msg, [expr], ' is not true')

        def assertFalse(self, expr, msg=None):
            self._unless(not expr, msg, [expr], ' is not false')

        def assertEqual(self, first, second, msg=None):
            check = self._baseAssertEqual
            if type(first) is type(second):
                own = self._type_equality_funcs.get(type(first))
                if own is not None:
                    check = getattr(self, own) if isinstance(own, str) else own
            check(first, second, msg=msg)

        def _baseAssertEqual(self, first, second, msg=None):
            if not first == second:
                raise self.failureException(self._formatMessage(msg, '%s != %s' % _short_reprs(first, second)))

        def assertNotEqual(self, first, second, msg=None):
            self._unless(first != second, msg, [first], ' == ', [second])

        def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
            if first == second:
                return
            self._almost(first, second, places, msg, delta, False)

        def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
            self._almost(first, second, places, msg, delta, True)

        def _almost(self, first, second, places, msg, delta, differs):
            if delta is not None and places is not None:
                raise TypeError('specify delta or places not both')
            difference = abs(first - second)
            if delta is not None:
                near = difference <= delta
                limit = f'{_safe_repr(delta)} delta'
            else:
                if places is None:
                    places = 7
                near = round(difference, places) == 0
                limit = f'{places!r} places'
            if differs:
                self._unless(not first == second and not near, msg, [first], ' == ', [second], f' within {limit}'
                             + (f' ({_safe_repr(difference)} difference)' if delta is not None else ''))
            else:
                self._unless(near, msg, [first], ' != ', [second], f' within {limit} ({_safe_repr(difference)} difference)')

        def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
            name = 'sequence'
            if seq_type is not None:
                name = seq_type.__name__
                for word, value in (('First', seq1), ('Second', seq2)):
                    if not isinstance(value, seq_type):
                        raise self.failureException(f'{word} sequence is not a {name}: {_safe_repr(value)}')
            lengths = []
            for word, value in (('First', seq1), ('Second', seq2)):
                try:
                    lengths.append(len(value))
                except (TypeError, NotImplementedError):
                    self.fail(self._formatMessage(msg, f'{word} {name} has no length.    Non-sequence?'))
            if seq1 == seq2:
                return
            text = '%ss differ: %s != %s\n' % ((name.capitalize(),) + _short_reprs(seq1, seq2))
            text += self._first_difference(seq1, seq2, name, *lengths)
            diff = '\n' + _line_diff(_pretty_lines(seq1), _pretty_lines(seq2))
            self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

        def _first_difference(self, seq1, seq2, name, count1, count2):
            text = ''
            for index in range(min(count1, count2)):
                items = []
                for word, seq in (('first', seq1), ('second', seq2)):
                    try:
                        items.append(seq[index])
                    except (TypeError, IndexError, NotImplementedError):
                        return text + f'\nUnable to index element {index} of {word} {name}\n'
                if items[0] != items[1]:
                    text += '\nFirst differing element %d:\n%s\n%s\n' % ((index,) + _short_reprs(*items))
                    break
            else:
                if count1 == count2 and type(seq1) != type(seq2):
                    return text
            if count1 == count2:
                return text
            word, seq, short, long = ('First', seq1, count2, count1) if count1 > count2 else ('Second', seq2, count1, count2)
            text += f'\n{word} {name} contains {long - short} additional elements.\n'
            try:
                text += f'First extra element {short}:\n{_short_reprs(seq[short])[0]}\n'
            except (TypeError, IndexError, NotImplementedError):
                text += f'Unable to index element {short} of {word.lower()} {name}\n'
            return text

        def _truncateMessage(self, message, diff):
            if self.maxDiff is None or len(diff) <= self.maxDiff:
                return message + diff
            return message + _omitted.format(len(diff))

        def assertListEqual(self, list1, list2, msg=None):
            self.assertSequenceEqual(list1, list2, msg, seq_type=list)

        def assertTupleEqual(self, tuple1, tuple2, msg=None):
            self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

        def assertSetEqual(self, set1, set2, msg=None):
            only = []
            for word, one, other in (('first', set1, set2), ('second', set2, set1)):
                try:
                    only.append(one.difference(other))
                except TypeError as error:
                    self.fail(f'invalid type when attempting set difference: {error}')
                except AttributeError as error:
                    self.fail(f'{word} argument does not support set difference: {error}')
            lines = []
            for words, items in (('first set but not the second', only[0]), ('second set but not the first', only[1])):
                if items:
                    lines.append(f'Items in the {words}:')
                    lines.extend(map(repr, items))
            if lines:
                self.fail(self._formatMessage(msg, '\n'.join(lines)))

        def assertDictEqual(self, d1, d2, msg=None):
            self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
            self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
            if d1 != d2:
                text = '%s != %s' % _short_reprs(d1, d2)
                diff = '\n' + _line_diff(_pretty_lines(d1), _pretty_lines(d2))
                self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

        def assertMultiLineEqual(self, first, second, msg=None):
            self.assertIsInstance(first, str, 'First argument is not a string')
            self.assertIsInstance(second, str, 'Second argument is not a string')
            if first == second:
                return
            import difflib
            lines1, lines2 = first.splitlines(keepends=True), second.splitlines(keepends=True)
            if len(lines1) == 1 and first.strip('\r\n') == first:
                lines1, lines2 = [first + '\n'], [second + '\n']
            text = '%s != %s' % _short_reprs(first, second)
            diff = '\n' + ''.join(difflib.ndiff(lines1, lines2))
            self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

        def assertCountEqual(self, first, second, msg=None):
            items1, items2 = list(first), list(second)
            differences = []
            rest1, rest2 = items1[:], items2[:]
            while rest1 or rest2:
                value = rest1[0] if rest1 else rest2[0]
                count1, count2 = rest1.count(value), rest2.count(value)
                if count1 != count2:
                    differences.append(f'First has {count1}, Second has {count2}:  {value!r}')
                rest1 = [item for item in rest1 if item is not value and not item == value]
                rest2 = [item for item in rest2 if item is not value and not item == value]
            if differences:
                text = self._truncateMessage('Element counts were not equal:\n', '\n'.join(differences))
                self.fail(self._formatMessage(msg, text))

        def assertIn(self, member, container, msg=None):
            self._unless(member in container, msg, [member], ' not found in ', [container])

        def assertNotIn(self, member, container, msg=None):
            self._unless(member not in container, msg, [member], ' unexpectedly found in ', [container])

        def assertIs(self, expr1, expr2, msg=None):
            self._unless(expr1 is expr2, msg, [expr1], ' is not ', [expr2])

        def assertIsNot(self, expr1, expr2, msg=None):
            self._unless(expr1 is not expr2, msg, 'unexpectedly identical: ', [expr1])

        def assertIsNone(self, obj, msg=None):
            self._unless(obj is None, msg, [obj], ' is not None')

        def assertIsNotNone(self, obj, msg=None):
            self._unless(obj is not None, msg, 'unexpectedly None')

        def assertIsInstance(self, obj, cls, msg=None):
            self._unless(isinstance(obj, cls), msg, [obj], f' is not an instance of {cls!r}')

        def assertNotIsInstance(self, obj, cls, msg=None):
            self._unless(not isinstance(obj, cls), msg, [obj], f' is an instance of {cls!r}')

        def assertLess(self, a, b, msg=None):
            self._unless(a < b, msg, [a], ' not less than ', [b])

        def assertLessEqual(self, a, b, msg=None):
            self._unless(a <= b, msg, [a], ' not less than or equal to ', [b])

        def assertGreater(self, a, b, msg=None):
            self._unless(a > b, msg, [a], ' not greater than ', [b])

        def assertGreaterEqual(self, a, b, msg=None):
            self._unless(a >= b, msg, [a], ' not greater than or equal to ', [b])

        def assertRaises(self, expected_exception, *args, **kwargs):
            return _RaisesContext(self, expected_exception).handle('assertRaises', args, kwargs)

        def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
            context = _RaisesContext(self, expected_exception, expected_regex)
            return context.handle('assertRaisesRegex', args, kwargs)

        def assertWarns(self, expected_warning, *args, **kwargs):
            return _WarnsContext(self, expected_warning).handle('assertWarns', args, kwargs)

        def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
            return _WarnsContext(self, expected_warning, expected_regex).handle('assertWarnsRegex', args, kwargs)

        def assertLogs(self, logger=None, level=None):
            return _LogsContext(self, logger, level, False)

        def assertNoLogs(self, logger=None, level=None):
            return _LogsContext(self, logger, level, True)

        def assertRegex(self, text, expected_regex, msg=None):
            if isinstance(expected_regex, (str, bytes)):
                assert expected_regex, 'expected_regex must not be empty.'
                expected_regex = _re.compile(expected_regex)
            self._unless(expected_regex.search(text), msg, "Regex didn't match: ", [expected_regex.pattern],
                         ' not found in ', [text])

        def assertNotRegex(self, text, unexpected_regex, msg=None):
            if isinstance(unexpected_regex, (str, bytes)):
                unexpected_regex = _re.compile(unexpected_regex)
            match = unexpected_regex.search(text)
            self._unless(not match, msg, 'Regex matched: ', [match and match.group()], ' matches ',
                         [unexpected_regex.pattern], ' in ', [text])
    """#

  private static let others = #"""
    def _outdated(name):
        def outdated(self, *args, **kwargs):
            _warnings.warn(f'Please use {name} instead.', DeprecationWarning, 2)
            return getattr(self, name)(*args, **kwargs)
        return outdated

    for _old, _new in [('failUnlessEqual', 'assertEqual'), ('assertEquals', 'assertEqual'),
                       ('failIfEqual', 'assertNotEqual'), ('assertNotEquals', 'assertNotEqual'),
                       ('assertAlmostEquals', 'assertAlmostEqual'), ('assertNotAlmostEquals', 'assertNotAlmostEqual'),
                       ('failUnless', 'assertTrue'), ('assert_', 'assertTrue'), ('failIf', 'assertFalse'),
                       ('failUnlessRaises', 'assertRaises'), ('assertRaisesRegexp', 'assertRaisesRegex'),
                       ('assertRegexpMatches', 'assertRegex'), ('assertNotRegexpMatches', 'assertNotRegex')]:
        setattr(TestCase, _old, _outdated(_new))

    class FunctionTestCase(TestCase):
        def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
            super().__init__()
            self._parts = setUp, tearDown, testFunc, description

        def setUp(self):
            if self._parts[0] is not None:
                self._parts[0]()

        def tearDown(self):
            if self._parts[1] is not None:
                self._parts[1]()

        def runTest(self):
            self._parts[2]()

        def id(self):
            return self._parts[2].__name__

        def __eq__(self, other):
            return self._parts == other._parts if isinstance(other, FunctionTestCase) else NotImplemented

        def __hash__(self):
            return hash((type(self), self._parts))

        def __str__(self):
            return f'{_class_name(self.__class__)} ({self._parts[2].__name__})'

        def __repr__(self):
            return f'<{_class_name(self.__class__)} tec={self._parts[2]}>'

        def shortDescription(self):
            if self._parts[3] is not None:
                return self._parts[3]
            doc = self._parts[2].__doc__
            return doc and doc.split('\n')[0].strip() or None

    class _SubTest(TestCase):
        def __init__(self, test_case, message, params):
            super().__init__()
            self._message = message
            self.test_case = test_case
            self.params = params
            self.failureException = test_case.failureException

        def runTest(self):
            raise NotImplementedError('subtests cannot be run directly')

        def _description(self):
            parts = []
            if self._message is not _no_message:
                parts.append(f'[{self._message}]')
            if self.params:
                parts.append('(' + ', '.join([f'{name}={value!r}' for name, value in self.params.items()]) + ')')
            return ' '.join(parts) or '(<subtest>)'

        def id(self):
            return f'{self.test_case.id()} {self._description()}'

        def shortDescription(self):
            return self.test_case.shortDescription()

        def __str__(self):
            return f'{self.test_case} {self._description()}'

    TestCase.__module__ = FunctionTestCase.__module__ = 'unittest.case'
    """#
}
