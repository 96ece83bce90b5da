// The module `doctest` in Python: examples in docstrings, run and compared. Our own text; its reports are CPython's.

enum DoctestSource {
  static let module = NativeModule("doctest") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, finding + "\n\n" + running)
  }

  private static let finding = #"""
    import collections as _collections
    import inspect as _inspect
    import io as _io
    import re as _re
    import sys as _sys
    import traceback as _traceback

    TestResults = _collections.namedtuple('TestResults', 'failed attempted')
    OPTIONFLAGS_BY_NAME = {}

    def register_optionflag(name):
        return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))

    DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
    DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
    NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
    ELLIPSIS = register_optionflag('ELLIPSIS')
    SKIP = register_optionflag('SKIP')
    IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
    COMPARISON_FLAGS = (1 << 6) - 1
    REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
    REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
    REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
    REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
    FAIL_FAST = register_optionflag('FAIL_FAST')
    REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
    BLANKLINE_MARKER = '<BLANKLINE>'
    ELLIPSIS_MARKER = '...'

    def _indent(text, indent=4):
        return _re.sub('(?m)^(?!$)', indent * ' ', text)

    def _matches_ellipsis(want, got):
        pieces = want.split(ELLIPSIS_MARKER)
        if len(pieces) == 1:
            return want == got
        start, end = 0, len(got)
        if not got.startswith(pieces[0]) or not got.endswith(pieces[-1]):
            return False
        start = len(pieces[0])
        end -= len(pieces[-1])
        if start > end:
            return False
        for piece in pieces[1:-1]:
            start = got.find(piece, start, end)
            if start < 0:
                return False
            start += len(piece)
        return True

    def _without_detail(text):
        line = text.partition('\n')[0]
        name = line.partition(':')[0]
        return name.rpartition('.')[2]

    class Example:
        def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
            self.source = source if source.endswith('\n') else source + '\n'
            self.want = want if not want or want.endswith('\n') else want + '\n'
            if exc_msg is not None and not exc_msg.endswith('\n'):
                exc_msg += '\n'
            self.exc_msg = exc_msg
            self.lineno = lineno
            self.indent = indent
            self.options = {} if options is None else options

    class DocTest:
        def __init__(self, examples, globs, name, filename, lineno, docstring):
            self.examples = examples
            self.docstring = docstring
            self.globs = globs.copy()
            self.name = name
            self.filename = filename
            self.lineno = lineno

        def __repr__(self):
            count = len(self.examples)
            words = 'no examples' if not count else '1 example' if count == 1 else f'{count} examples'
            return f'<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({words})>'

        def __lt__(self, other):
            return (self.name, self.filename, self.lineno or 0) < (other.name, other.filename, other.lineno or 0)

    class DocTestParser:
        _directive = _re.compile(r'#\s*doctest:\s*([^\n\'"]*)$', _re.MULTILINE)
        _raised = _re.compile(r'Traceback\ \((?:most\ recent\ call\ last|innermost\ last)\):\s*$', _re.MULTILINE)

        def parse(self, string, name='<string>'):
            string = string.expandtabs()
            lines = string.split('\n')
            least = min([len(line) - len(line.lstrip(' ')) for line in lines if line.strip()], default=0)
            lines = [line[least:] for line in lines]
            output, text, number = [], [], 0
            while number < len(lines):
                line = lines[number]
                indent = len(line) - len(line.lstrip(' '))
                if not line[indent:].startswith('>>>'):
                    text.append(line)
                    number += 1
                    continue
                output.append('\n'.join(text) + '\n' if text else '')
                text = []
                first = number
                source = [self._code(line, indent, name, number)]
                number += 1
                while number < len(lines) and lines[number][:indent + 3] == ' ' * indent + '...':
                    source.append(self._code(lines[number], indent, name, number))
                    number += 1
                want = []
                while number < len(lines) and lines[number].strip() and not lines[number].lstrip().startswith('>>>'):
                    if lines[number][:indent].strip():
                        raise ValueError(f'line {number + 1!r} of the docstring for {name} has inconsistent leading '
                                         f'whitespace: {lines[number]!r}')
                    want.append(lines[number][indent:])
                    number += 1
                code = '\n'.join(source)
                options = self._options(code, name, first)
                if not _re.match(r'^[ ]*(#.*)?$', code):
                    want = '\n'.join(want)
                    output.append(Example(code, want, self._message(want), first, least + indent, options))
            output.append('\n'.join(text))
            return output

        def _code(self, line, indent, name, number):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError(f'line {number + 1!r} of the docstring for {name} lacks blank after '
                                 f'{line[indent:indent + 3]}: {line!r}')
            return line[indent + 4:]

        def _message(self, want):
            if not self._raised.match(want):
                return None
            lines = want.split('\n')
            for index in range(1, len(lines)):
                if lines[index][:1].isalnum() or lines[index][:1] == '_':
                    return '\n'.join(lines[index:])
            return None

        def _options(self, source, name, number):
            options = {}
            for match in self._directive.finditer(source):
                for option in match.group(1).replace(',', ' ').split():
                    if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                        raise ValueError(f'line {number + 1!r} of the doctest for {name} has an invalid option: {option!r}')
                    options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
            return options

        def get_examples(self, string, name='<string>'):
            return [item for item in self.parse(string, name) if isinstance(item, Example)]

        def get_doctest(self, string, globs, name, filename, lineno):
            return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    class DocTestFinder:
        def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
            self._verbose = verbose
            self._parser = DocTestParser() if parser is None else parser
            self._recurse = recurse
            self._exclude_empty = exclude_empty

        def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
            if name is None:
                name = getattr(obj, '__name__', None)
                if name is None:
                    raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                     f'{type(obj)!r}')
            if module is None:
                module = obj if _inspect.ismodule(obj) else _sys.modules.get(getattr(obj, '__module__', None))
            globs = dict(vars(module) if globs is None and module else globs or {})
            globs.update(extraglobs or {})
            globs.setdefault('__name__', '__main__')
            tests = []
            self._find(tests, obj, name, module, globs, set())
            tests.sort()
            return tests

        def _find(self, tests, obj, name, module, globs, seen):
            if self._verbose:
                print(f'Finding tests in {name}')
            if id(obj) in seen:
                return
            seen.add(id(obj))
            test = self._test(obj, name, module, globs)
            if test is not None:
                tests.append(test)
            if not self._recurse:
                return
            if _inspect.ismodule(obj):
                for key, value in list(vars(obj).items()):
                    if (_inspect.isroutine(value) or _inspect.isclass(value)) and self._is_from(module, value):
                        self._find(tests, value, f'{name}.{key}', module, globs, seen)
                for key, value in getattr(obj, '__test__', {}).items():
                    self._find(tests, value, f'{name}.__test__.{key}', module, globs, seen)
            elif _inspect.isclass(obj):
                for key, value in list(vars(obj).items()):
                    if isinstance(value, (staticmethod, classmethod)):
                        value = value.__func__
                    if _inspect.isroutine(value) or _inspect.isclass(value) or isinstance(value, property):
                        if isinstance(value, property) or self._is_from(module, value):
                            self._find(tests, value, f'{name}.{key}', module, globs, seen)

        def _is_from(self, module, value):
            return module is None or getattr(value, '__module__', module.__name__) == module.__name__

        def _test(self, obj, name, module, globs):
            doc = obj if isinstance(obj, str) else getattr(obj, '__doc__', None)
            doc = '' if doc is None else str(doc)
            if self._exclude_empty and not doc:
                return None
            filename = None if module is None else getattr(module, '__file__', None) or module.__name__
            place, lineno = self._place(obj)
            return self._parser.get_doctest(doc, globs, name, place or filename, lineno)

        def _place(self, obj):
            """The file, where it is known, and the line the docstring begins on, counted from zero."""
            if isinstance(obj, property):
                obj = obj.fget
            code = getattr(_inspect.unwrap(obj) if callable(obj) else obj, '__code__', None)
            if code is None:
                return None, 0 if _inspect.ismodule(obj) else None
            if not code.co_filename.endswith('.py'):
                return None, code.co_firstlineno
            lines, first = _inspect.getsourcelines(obj)
            for index, line in enumerate(lines):
                if _re.match(r'(^|.*:)\s*\w*("|\')', line):
                    return code.co_filename, first - 1 + index
            return code.co_filename, first - 1
    """#

  private static let running = #"""
    class OutputChecker:
        def check_output(self, want, got, optionflags):
            if got == want:
                return True
            if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
                return True
            if not optionflags & DONT_ACCEPT_BLANKLINE:
                want = _re.sub(r'(?m)^<BLANKLINE>\s*?$', '', want)
                got = _re.sub(r'(?m)^[^\S\n]+$', '', got)
                if got == want:
                    return True
            if optionflags & NORMALIZE_WHITESPACE:
                got, want = ' '.join(got.split()), ' '.join(want.split())
                if got == want:
                    return True
            return bool(optionflags & ELLIPSIS and _matches_ellipsis(want, got))

        def output_difference(self, example, got, optionflags):
            want = example.want
            if not optionflags & DONT_ACCEPT_BLANKLINE:
                got = _re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
            kinds = optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF)
            if kinds and (kinds & REPORT_NDIFF or want.count('\n') > 2 and got.count('\n') > 2):
                import difflib
                lines = want.splitlines(keepends=True), got.splitlines(keepends=True)
                if kinds & REPORT_UDIFF:
                    diff = list(difflib.unified_diff(*lines, n=2))[2:]
                    kind = 'unified diff with -expected +actual'
                elif kinds & REPORT_CDIFF:
                    diff = list(difflib.context_diff(*lines, n=2))[2:]
                    kind = 'context diff with expected followed by actual'
                else:
                    diff = difflib.ndiff(*lines)
                    kind = 'ndiff with -expected +actual'
                return f'Differences ({kind}):\n' + _indent(''.join(diff))
            parts = [f'Expected:\n{_indent(want)}' if want else 'Expected nothing\n']
            parts.append(f'Got:\n{_indent(got)}' if got else 'Got nothing\n')
            return ''.join(parts)

    class DocTestRunner:
        DIVIDER = '*' * 70

        def __init__(self, checker=None, verbose=None, optionflags=0):
            self._checker = checker or OutputChecker()
            self._verbose = '-v' in _sys.argv if verbose is None else verbose
            self.optionflags = self.original_optionflags = optionflags
            self.tries = 0
            self.failures = 0
            self._name2ft = {}

        def report_start(self, out, test, example):
            if self._verbose:
                want = 'Expecting:\n' + _indent(example.want) if example.want else 'Expecting nothing\n'
                out('Trying:\n' + _indent(example.source) + want)

        def report_success(self, out, test, example, got):
            if self._verbose:
                out('ok\n')

        def report_failure(self, out, test, example, got):
            out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

        def report_unexpected_exception(self, out, test, example, exc_info):
            text = ''.join(_traceback.format_exception(*exc_info))
            out(self._failure_header(test, example) + 'Exception raised:\n' + _indent(text))

        def _failure_header(self, test, example):
            if test.filename:
                known = test.lineno is not None and example.lineno is not None
                line = test.lineno + example.lineno + 1 if known else '?'
                place = f'File "{test.filename}", line {line}, in {test.name}'
            else:
                place = f'Line {example.lineno + 1}, in {test.name}'
            return f'{self.DIVIDER}\n{place}\nFailed example:\n{_indent(example.source)}'

        def run(self, test, compileflags=None, out=None, clear_globs=True):
            before = _sys.stdout
            out = before.write if out is None else out
            failures = tries = 0
            try:
                for number, example in enumerate(test.examples):
                    quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
                    self.optionflags = self.original_optionflags
                    for flag, wanted in example.options.items():
                        self.optionflags = self.optionflags | flag if wanted else self.optionflags & ~flag
                    if self.optionflags & SKIP:
                        continue
                    tries += 1
                    if not quiet:
                        self.report_start(out, test, example)
                    if not self._passes(test, number, example, out, quiet):
                        failures += 1
                    if failures and self.optionflags & FAIL_FAST:
                        break
            finally:
                _sys.stdout = before
                self.optionflags = self.original_optionflags
                if clear_globs:
                    test.globs.clear()
            failed, tried = self._name2ft.get(test.name, (0, 0))
            self._name2ft[test.name] = failed + failures, tried + tries
            self.failures += failures
            self.tries += tries
            return TestResults(failures, tries)

        def _passes(self, test, number, example, out, quiet):
            held, _sys.stdout = _sys.stdout, _io.StringIO()
            info = None
            try:
                exec(compile(example.source, f'<doctest {test.name}[{number}]>', 'single'), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                info = _sys.exc_info()
            finally:
                got = _sys.stdout.getvalue()
                _sys.stdout = held
            check = self._checker.check_output
            if info is None:
                passes = check(example.want, got, self.optionflags)
            else:
                message = _traceback.format_exception_only(*info[:2])
                if issubclass(info[0], SyntaxError):
                    message = [line for line in message if line.startswith(info[0].__qualname__ + ':')]
                message = ''.join(message)
                got += ''.join(_traceback.format_exception(*info))
                if example.exc_msg is None:
                    if not quiet:
                        self.report_unexpected_exception(out, test, example, info)
                    return False
                passes = check(example.exc_msg, message, self.optionflags) or bool(
                    self.optionflags & IGNORE_EXCEPTION_DETAIL
                    and check(_without_detail(example.exc_msg), _without_detail(message), self.optionflags))
            if not quiet:
                (self.report_success if passes else self.report_failure)(out, test, example, got)
            return passes

        def summarize(self, verbose=None):
            verbose = self._verbose if verbose is None else verbose
            counted = sorted(self._name2ft.items())
            total, failed = sum(t for _, (f, t) in counted), sum(f for _, (f, t) in counted)
            bad = [item for item in counted if item[1][0]]
            if verbose:
                none = [name for name, (f, t) in counted if not t]
                good = [(name, t) for name, (f, t) in counted if t and not f]
                if none:
                    print(len(none), 'items had no tests:')
                    for name in none:
                        print('   ', name)
                if good:
                    print(len(good), 'items passed all tests:')
                    for name, count in good:
                        print(f' {count:3d} tests in {name}')
            if bad:
                print(self.DIVIDER)
                print(len(bad), 'items had failures:')
                for name, (f, t) in bad:
                    print(f' {f:3d} of {t:3d} in {name}')
            if verbose:
                print(total, 'tests in', len(counted), 'items.')
                print(total - failed, 'passed and', failed, 'failed.')
            if failed:
                print('***Test Failed***', failed, 'failures.')
            elif verbose:
                print('Test passed.')
            return TestResults(failed, total)

    class UnexpectedException(Exception):
        def __init__(self, test, example, exc_info):
            self.test, self.example, self.exc_info = test, example, exc_info

        def __str__(self):
            return str(self.test)

    class DocTestFailure(Exception):
        def __init__(self, test, example, got):
            self.test, self.example, self.got = test, example, got

        def __str__(self):
            return str(self.test)

    class DebugRunner(DocTestRunner):
        def report_unexpected_exception(self, out, test, example, exc_info):
            raise UnexpectedException(test, example, exc_info)

        def report_failure(self, out, test, example, got):
            raise DocTestFailure(test, example, got)

    def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
                raise_on_error=False, exclude_empty=False):
        m = _sys.modules.get('__main__') if m is None else m
        if not _inspect.ismodule(m):
            raise TypeError(f'testmod: module required; {m!r}')
        finder = DocTestFinder(exclude_empty=exclude_empty)
        runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
        for test in finder.find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
            runner.run(test)
        if report:
            runner.summarize()
        return TestResults(runner.failures, runner.tries)

    def testfile(filename, *args, **kwargs):
        raise PermissionError('testfile() is not available: a lesson cannot open files; testmod() tests docstrings')

    def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
        finder = DocTestFinder(verbose=verbose, recurse=False)
        runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
        for test in finder.find(f, name, globs=globs):
            runner.run(test, compileflags=compileflags)

    def script_from_examples(s):
        lines = []
        for piece in DocTestParser().parse(s):
            if isinstance(piece, Example):
                lines.append(piece.source[:-1])
                if piece.want:
                    lines.append('# Expected:')
                    lines += [f'## {line}' for line in piece.want.split('\n')[:-1]]
            else:
                lines += [f'# {line}' if line.strip() else '#' for line in piece.split('\n')[:-1]]
        while lines and lines[-1] == '#':
            lines.pop()
        while lines and lines[0] == '#':
            lines.pop(0)
        return '\n'.join(lines) + '\n'
    """#
}
