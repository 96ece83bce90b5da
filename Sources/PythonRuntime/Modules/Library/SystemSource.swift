// The Python halves of `sys`, `os` and `os.path`. Our own text.

enum SystemSource {
  static let facts = #"""
    class _Facts(tuple):
        def __new__(cls, title, /, **fields):
            self = tuple.__new__(cls, fields.values())
            self.__dict__.update(fields)
            self.__dict__['_title'] = title
            self.__dict__['_keys'] = list(fields)
            return self

        def __repr__(self):
            parts = [f'{key}={value!r}' for key, value in zip(self._keys, self)]
            return f"sys.{self._title}({', '.join(parts)})"

    float_info = _Facts(
        'float_info', max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308,
        min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
    int_info = _Facts('int_info', bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                      str_digits_check_threshold=640)
    hash_info = _Facts('hash_info', width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003,
                       algorithm='siphash13', hash_bits=64, seed_bits=128, cutoff=0)
    thread_info = _Facts('thread_info', name='none', lock=None, version=None)
    _Flags = type('flags', (_Facts,), {})
    flags = _Flags('flags', debug=0, inspect=0, interactive=0, optimize=0, verbose=0, quiet=0)

    class _Implementation:
        name = 'gradbook'
        cache_tag = None

    implementation = _Implementation()
    warnoptions = []
    copyright = ''
    hexversion = 50792432
    api_version = 1013
    dont_write_bytecode = True

    def getswitchinterval():
        return 0.005

    def gettrace():
        return None

    def getfilesystemencoding():
        return 'utf-8'

    def displayhook(value):
        if value is not None:
            print(repr(value))
    """#

  /// `__future__`, after CPython's Lib/__future__.py.
  static let features = #"""
    class _Feature:
        def __init__(self, optionalRelease, mandatoryRelease, compiler_flag):
            self.optional = optionalRelease
            self.mandatory = mandatoryRelease
            self.compiler_flag = compiler_flag

        def getOptionalRelease(self):
            return self.optional

        def getMandatoryRelease(self):
            return self.mandatory

        def __repr__(self):
            return '_Feature' + repr((self.optional, self.mandatory, self.compiler_flag))

    nested_scopes = _Feature((2, 1, 0, 'beta', 1), (2, 2, 0, 'alpha', 0), 0x10)
    generators = _Feature((2, 2, 0, 'alpha', 1), (2, 3, 0, 'final', 0), 0)
    division = _Feature((2, 2, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 0x20000)
    absolute_import = _Feature((2, 5, 0, 'alpha', 1), (3, 0, 0, 'alpha', 0), 0x40000)
    with_statement = _Feature((2, 5, 0, 'alpha', 1), (2, 6, 0, 'alpha', 0), 0x80000)
    print_function = _Feature((2, 6, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 0x100000)
    unicode_literals = _Feature((2, 6, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 0x200000)
    barry_as_FLUFL = _Feature((3, 1, 0, 'alpha', 2), (4, 0, 0, 'alpha', 0), 0x400000)
    generator_stop = _Feature((3, 5, 0, 'beta', 1), (3, 7, 0, 'alpha', 0), 0x800000)
    annotations = _Feature((3, 7, 0, 'beta', 1), None, 0x1000000)
    all_feature_names = ['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement',
                         'print_function', 'unicode_literals', 'barry_as_FLUFL', 'generator_stop', 'annotations']
    __all__ = ['all_feature_names'] + all_feature_names
    """#

  static let paths = #"""
    def _text(path):
        if hasattr(path, '__fspath__'):
            path = path.__fspath__()
        if not isinstance(path, (str, bytes)):
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
        return path

    def normpath(path):
        path = _text(path)
        if not path:
            return '.'
        root = ''
        if path.startswith('/'):
            root = '//' if path.startswith('//') and not path.startswith('///') else '/'
        parts = []
        for part in path.split('/'):
            if part in ('', '.'):
                continue
            if part != '..' or (not root and not parts) or (parts and parts[-1] == '..'):
                parts.append(part)
            elif parts:
                parts.pop()
        return root + '/'.join(parts) or '.'

    def abspath(path):
        path = _text(path)
        return normpath(path if path.startswith('/') else '/' + path)

    def realpath(filename, *, strict=False):
        return abspath(filename)

    def normcase(s):
        return _text(s)

    def relpath(path, start='.'):
        if not path:
            raise ValueError('no path specified')
        begin = [part for part in abspath(start).split('/') if part]
        end = [part for part in abspath(path).split('/') if part]
        same = 0
        while same < len(begin) and same < len(end) and begin[same] == end[same]:
            same += 1
        return '/'.join(['..'] * (len(begin) - same) + end[same:]) or '.'

    def commonprefix(m):
        if not m:
            return ''
        low, high = min(m), max(m)
        for i, letter in enumerate(low):
            if letter != high[i]:
                return low[:i]
        return low

    def commonpath(paths):
        if not paths:
            raise ValueError('commonpath() arg is an empty sequence')
        paths = [_text(path) for path in paths]
        if len({path.startswith('/') for path in paths}) > 1:
            raise ValueError("Can't mix absolute and relative paths")
        parts = [[part for part in path.split('/') if part and part != '.'] for path in paths]
        low, high = min(parts), max(parts)
        same = 0
        while same < len(low) and low[same] == high[same]:
            same += 1
        return ('/' if paths[0].startswith('/') else '') + '/'.join(low[:same])

    def expandvars(path):
        return _text(path)

    def splitdrive(p):
        return '', _text(p)
    """#

  static let paths2 = #"""
    curdir = '.'
    pardir = '..'
    extsep = '.'
    pathsep = ':'
    devnull = '/dev/null'
    altsep = None

    class _Environ:
        def __init__(self, table):
            self._table = table

        def _check(self, text):
            if not isinstance(text, str):
                raise TypeError('str expected, not %s' % type(text).__name__)
            return text

        def __getitem__(self, key):
            self._check(key)
            if key not in self._table:
                raise KeyError(key) from None
            return self._table[key]

        def __setitem__(self, key, value):
            self._table[self._check(key)] = self._check(value)

        def __delitem__(self, key):
            if key not in self._table:
                raise KeyError(key)
            del self._table[key]

        def __contains__(self, key):
            return key in self._table

        def __iter__(self):
            return iter(list(self._table))

        def __len__(self):
            return len(self._table)

        def get(self, key, default=None):
            return self._table.get(key, default)

        def keys(self):
            return self._table.keys()

        def values(self):
            return self._table.values()

        def items(self):
            return self._table.items()

        def setdefault(self, key, value):
            if key not in self._table:
                self[key] = value
            return self._table[key]

        def pop(self, key, *default):
            return self._table.pop(key, *default)

        def update(self, other=(), **more):
            for key, value in dict(other, **more).items():
                self[key] = value

        def copy(self):
            return dict(self._table)

        def __repr__(self):
            parts = ', '.join([f'{key!r}: {value!r}' for key, value in self._table.items()])
            return f'environ({{{parts}}})'

    environ = _Environ(_table)

    class PathLike:
        pass

    def fspath(path):
        if isinstance(path, (str, bytes)):
            return path
        if hasattr(path, '__fspath__'):
            return path.__fspath__()
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')

    class terminal_size(tuple):
        columns = property(lambda self: self[0])
        lines = property(lambda self: self[1])

        def __repr__(self):
            return f'os.terminal_size(columns={self[0]!r}, lines={self[1]!r})'

    def get_terminal_size(fd=1, /):
        size = _terminal_size(fd)
        if size is None:
            raise OSError(25, 'Inappropriate ioctl for device')
        return terminal_size(size)

    def getppid():
        return 0

    def uname():
        return ('Linux', 'lesson', '', '', 'x86_64')
    """#
}
