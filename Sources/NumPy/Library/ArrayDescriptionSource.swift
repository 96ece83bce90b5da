// What arrays and types are: printing, limits of types, conversions, numbers from text. A part of the `numpy` that is written in Python over its native
// functions; compiled when one of its names is first asked for.

enum ArrayDescriptionSource {
  static let names = [
    "set_printoptions", "printoptions", "array2string", "format_float_positional", "format_float_scientific",
    "errstate", "seterr", "geterr", "finfo", "iinfo", "issubdtype", "promote_types", "min_scalar_type", "common_type",
    "require", "astype", "asarray_chkfinite", "save", "load", "savez", "memmap", "savetxt", "loadtxt", "genfromtxt",
    "fromstring", "binary_repr", "base_repr", "isdtype", "typename", "ScalarType", "sctypeDict",
  ]

  static let text = """
    import numpy as np

    def _print_options(precision, threshold, edgeitems, linewidth, suppress, nanstr, infstr, sign, floatmode, formatter):
        given = dict(precision=precision, threshold=threshold, edgeitems=edgeitems, linewidth=linewidth, suppress=suppress,
                     nanstr=nanstr, infstr=infstr, sign=sign, floatmode=floatmode, formatter=formatter)
        if floatmode not in (None, 'fixed', 'unique', 'maxprec', 'maxprec_equal'):
            raise ValueError("floatmode option must be one of " + ", ".join(f'"{m}"' for m in ('fixed', 'unique', 'maxprec', 'maxprec_equal')))
        if sign not in (None, '-', '+', ' '):
            raise ValueError("sign option must be one of ' ', '+', or '-'")
        return {k: v for k, v in given.items() if v is not None}

    def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None,
                         infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None):
        made = _print_options(precision, threshold, edgeitems, linewidth, suppress, nanstr, infstr, sign, floatmode, formatter)
        made['formatter'] = formatter
        np._set_printoptions(made)

    class printoptions:
        def __init__(self, **options):
            self._options = options

        def __enter__(self):
            self._before = np.get_printoptions()
            set_printoptions(**self._options)
            return np.get_printoptions()

        def __exit__(self, *exc):
            before = self._before
            np._set_printoptions({k: before[k] for k in before if k not in ('legacy', 'override_repr')})

    def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None,
                     threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None):
        options = _print_options(precision, threshold, edgeitems, max_line_width, suppress_small, None, None, sign, floatmode, formatter)
        return np._array2string(a, options, separator, prefix, suffix)

    def format_float_positional(x, precision=None, unique=True, fractional=True, trim='k', sign=False, pad_left=None, pad_right=None, min_digits=None):
        made = np._format_float(x, precision, unique, trim, False, min_digits)
        return '+' + made if sign and x >= 0 else made

    def format_float_scientific(x, precision=None, unique=True, trim='k', sign=False, pad_left=None, exp_digits=None, min_digits=None):
        made = np._format_float(x, precision, unique, trim, True, min_digits)
        return '+' + made if sign and x >= 0 else made

    class errstate:
        def __init__(self, *, call=None, all=None, divide=None, over=None, under=None, invalid=None):
            self._modes = {k: v if v is not None else all for k, v in dict(divide=divide, over=over, under=under, invalid=invalid).items() if v is not None or all is not None}

        def __enter__(self):
            self._before = np._error_modes(self._modes)

        def __exit__(self, *exc):
            np._error_modes(self._before)

        def __call__(self, function):
            import functools
            @functools.wraps(function)
            def wrapped(*args, **kwargs):
                with errstate(**self._modes):
                    return function(*args, **kwargs)
            return wrapped

    def seterr(all=None, divide=None, over=None, under=None, invalid=None):
        return np._error_modes({k: v if v is not None else all for k, v in dict(divide=divide, over=over, under=under, invalid=invalid).items() if v is not None or all is not None})

    def geterr():
        return np._error_modes({})

    class finfo:
        def __init__(self, dtype):
            kind = np.dtype(dtype)
            if kind.kind == 'c':
                kind = np.dtype('f8' if kind.itemsize == 16 else 'f4')
            if kind.kind != 'f':
                raise ValueError(f'data type {np.dtype(dtype).type!r} not inexact')
            t = kind.type
            self.dtype = kind
            self.bits = kind.itemsize * 8
            mant, top, low, prec = {2: (10, 16, -14, 3), 4: (23, 128, -126, 6), 8: (52, 1024, -1022, 15)}[kind.itemsize]
            self.nmant, self.maxexp, self.minexp, self.precision = mant, top, low, prec
            self.resolution = t(float(f'1e-{prec}'))
            self.eps = t(2.0 ** -mant)
            self.epsneg = t(2.0 ** -(mant + 1))
            self.max = t((2.0 - 2.0 ** -mant) * 2.0 ** (top - 1))
            self.min = -self.max
            self.tiny = self.smallest_normal = t(2.0 ** low)
            self.smallest_subnormal = t(2.0 ** (low - mant))

        def __repr__(self):
            return f'finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})'

        def __str__(self):
            line = '-' * 63
            negative = -self.nmant - 1
            rows = [f'Machine parameters for {self.dtype}', line,
                    f'precision = {self.precision}   resolution = {self.resolution!s}',
                    f'machep = {-self.nmant}   eps =        {self.eps!s}',
                    f'negep =  {negative}   epsneg =     {self.epsneg!s}',
                    f'minexp = {self.minexp}   tiny =       {self.tiny!s}',
                    f'maxexp = {self.maxexp}   max =        {self.max!s}',
                    f'nexp =   {self.bits - self.nmant - 1}   min =        -max',
                    f'smallest_normal = {self.smallest_normal!s}   smallest_subnormal = {self.smallest_subnormal!s}', line, '']
            return chr(10).join(rows)

    class iinfo:
        def __init__(self, type):
            kind = type.dtype if isinstance(type, np.ndarray) else np.dtype(type)
            if kind.kind not in 'iu':
                raise ValueError(f"Invalid integer data type {kind.kind!r}.")
            self.dtype, self.kind, self.bits = kind, kind.kind, kind.itemsize * 8
            self.min = 0 if kind.kind == 'u' else -(1 << (self.bits - 1))
            self.max = (1 << self.bits) - 1 if kind.kind == 'u' else (1 << (self.bits - 1)) - 1

        def __repr__(self):
            return f'iinfo(min={self.min}, max={self.max}, dtype={self.dtype})'

        def __str__(self):
            line = '-' * 63
            return chr(10).join([f'Machine parameters for {self.dtype}', line, f'min = {self.min}', f'max = {self.max}', line, ''])

    def issubdtype(arg1, arg2):
        def cls(t):
            return t if isinstance(t, type) and issubclass(t, np.generic) else np.dtype(t).type
        return issubclass(cls(arg1), cls(arg2))

    def promote_types(type1, type2):
        return np.result_type(np.dtype(type1), np.dtype(type2))

    def min_scalar_type(a):
        a = np.asarray(a)
        if a.ndim or a.dtype.kind not in 'iu':
            return a.dtype
        v = int(a)
        for name in (('uint8', 'uint16', 'uint32', 'uint64') if v >= 0 else ('int8', 'int16', 'int32', 'int64')):
            if iinfo(name).min <= v <= iinfo(name).max:
                return np.dtype(name)

    def common_type(*arrays):
        return np.result_type(np.float16, *[a.dtype for a in arrays]).type

    def require(a, dtype=None, requirements=None, *, like=None):
        return np.ascontiguousarray(a, dtype=dtype)

    def astype(x, dtype, /, *, copy=True, device=None):
        return x.astype(dtype, copy=copy)

    def asarray_chkfinite(a, dtype=None, order=None):
        a = np.asarray(a, dtype=dtype)
        if a.dtype.kind in 'fc' and not np.all(np.isfinite(a)):
            raise ValueError('array must not contain infs or NaNs')
        return a

    ScalarType = (int, float, complex, bool, bytes, str, memoryview, np.bool_, np.complex64, np.complex128, np.float16, np.float32,
                  np.float64, np.int8, np.int16, np.int32, np.int64, np.object_, np.str_, np.uint8, np.uint16, np.uint32, np.uint64)
    sctypeDict = {np.dtype(t).name: t for t in (np.bool_, np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32,
                  np.uint64, np.float16, np.float32, np.float64, np.complex64, np.complex128)}

    def _no_files(name):
        def refuse(*args, **kwargs):
            raise NotImplementedError(f'np.{name} is not supported: a lesson has no files; write the numbers into the lesson')
        return refuse

    def save(file, arr, allow_pickle=True):
        if not hasattr(file, 'write'):
            return _no_files('save')()
        a = np.asanyarray(arr)
        if a.dtype.kind in 'OU':
            raise NotImplementedError(f'np.save of {a.dtype} arrays is not supported; save numbers')
        order = a.flags['F_CONTIGUOUS'] and not a.flags['C_CONTIGUOUS']
        head = "{'descr': %r, 'fortran_order': %r, 'shape': %r, }" % (a.dtype.str, bool(order), a.shape)
        pad = 64 - (10 + len(head) + 1) % 64
        head = head + ' ' * (pad % 64) + chr(10)
        file.write(b'\\x93NUMPY\\x01\\x00' + bytes([len(head) & 255, len(head) >> 8]) + head.encode('latin1'))
        file.write((a.T if order else a).tobytes())

    def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding='ASCII', **kwargs):
        if not hasattr(file, 'read'):
            return _no_files('load')()
        start = file.read(8)
        if start[:6] != b'\\x93NUMPY':
            if not start:
                raise EOFError('No data left in file')
            raise ValueError('This file contains pickled (object) data. If you trust the file you can load it unsafely using the `allow_pickle=` keyword argument or `pickle.load()`.')
        size = file.read(2)
        head = file.read(size[0] | size[1] << 8).decode('latin1')
        import re
        kind = re.search(r"'descr': '([^']*)'", head).group(1)
        shape = tuple(int(n) for n in re.search(r"'shape': \\(([^)]*)\\)", head).group(1).split(',') if n.strip())
        count = 1
        for n in shape:
            count *= n
        made = np.frombuffer(file.read(count * np.dtype(kind).itemsize), dtype=kind).copy()
        return made.reshape(shape[::-1]).T if "'fortran_order': True" in head else made.reshape(shape)

    savez = _no_files('savez')
    memmap = _no_files('memmap')
    def savetxt(fname, X, fmt='%.18e', delimiter=' ', newline=chr(10), header='', footer='', comments='# ', encoding=None):
        if not hasattr(fname, 'write'):
            return _no_files('savetxt')()
        X = np.asarray(X)
        if X.ndim == 0 or X.ndim > 2:
            raise ValueError('Expected 1D or 2D array, got %dD array instead' % X.ndim)
        rows = X[:, None] if X.ndim == 1 else X
        columns = rows.shape[1]
        if isinstance(fmt, (list, tuple)):
            if len(fmt) != columns:
                raise AttributeError(f'fmt has wrong shape.  {fmt!s}')
            form = delimiter.join(fmt)
        elif fmt.count('%') == 1:
            form = delimiter.join([fmt] * columns)
        elif fmt.count('%') == columns:
            form = fmt
        else:
            raise ValueError(f'fmt has wrong number of % formats:  {fmt}')
        if header:
            fname.write(comments + header.replace(chr(10), chr(10) + comments) + newline)
        for row in rows.tolist():
            try:
                fname.write(form % tuple(row) + newline)
            except TypeError as e:
                raise TypeError(f"Mismatch between array dtype ('{X.dtype}') and format specifier ('{form}')") from e
        if footer:
            fname.write(comments + footer.replace(chr(10), chr(10) + comments) + newline)

    def _rows(fname, delimiter, comments, skip):
        if isinstance(fname, str):
            raise NotImplementedError('reading files is not supported: a lesson has no files; pass io.StringIO(text) or a list of lines')
        lines = list(fname)[skip:]
        rows = []
        for line in lines:
            if comments:
                line = line.split(comments)[0]
            line = line.strip()
            if line:
                rows.append([part.strip() for part in line.split(delimiter)])
        return rows

    def loadtxt(fname, dtype=float, comments='#', delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, **kwargs):
        rows = _rows(fname, delimiter, comments, skiprows)
        if usecols is not None:
            columns = [usecols] if isinstance(usecols, int) else list(usecols)
            rows = [[r[c] for c in columns] for r in rows]
        if dtype in (float, int):
            rows = [[dtype(v) for v in r] for r in rows]
        made = np.array(rows, dtype=dtype)
        if ndmin < 2:
            made = made.squeeze()
            if made.ndim < ndmin:
                made = np.atleast_1d(made)
        return made.T if unpack else made

    def genfromtxt(fname, dtype=float, comments='#', delimiter=None, skip_header=0, missing_values=None, filling_values=np.nan, usecols=None, unpack=False, names=None, **kwargs):
        if names:
            raise NotImplementedError('genfromtxt(names=...) makes a structured array, which is not supported; skip the names with skip_header=1')
        if dtype is None:
            raise NotImplementedError('genfromtxt(dtype=None) makes a structured array, which is not supported; give a dtype')
        rows = _rows(fname, delimiter, comments, skip_header)
        def number(v):
            try:
                return float(v)
            except ValueError:
                return filling_values
        if usecols is not None:
            columns = [usecols] if isinstance(usecols, int) else list(usecols)
            rows = [[r[c] for c in columns] for r in rows]
        made = np.array([[number(v) for v in r] for r in rows] if dtype is float else rows, dtype=dtype).squeeze()
        return made.T if unpack else made

    def fromstring(string, dtype=float, count=-1, *, sep='', like=None):
        if sep == '':
            raise ValueError('The binary mode of fromstring is removed, use frombuffer instead')
        parts = [p for p in (string.split() if sep.isspace() else string.split(sep)) if p.strip()]
        made = np.array([float(p) for p in parts]).astype(dtype)
        return made if count < 0 else made[:count]

    def binary_repr(num, width=None):
        num = int(num)
        if num >= 0:
            made = bin(num)[2:]
            return made if width is None else made.zfill(width)
        if width is None:
            return '-' + bin(-num)[2:]
        return bin((1 << width) + num)[2:].rjust(width, '1')

    def base_repr(number, base=2, padding=0):
        digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
        if base > len(digits) or base < 2:
            raise ValueError('Bases greater than 36 not handled in base_repr.' if base > 36 else 'Bases less than 2 not handled in base_repr.')
        n = abs(int(number))
        made = ''
        while n:
            made = digits[n % base] + made
            n //= base
        made = '0' * padding + (made or '0')
        return '-' + made if number < 0 else made

    def isdtype(dtype, kind):
        kinds = {'bool': 'b', 'signed integer': 'i', 'unsigned integer': 'u', 'integral': 'iu', 'real floating': 'f',
                 'complex floating': 'c', 'numeric': 'iufc'}
        dtype = np.dtype(dtype)
        for each in kind if isinstance(kind, tuple) else (kind,):
            if isinstance(each, str):
                if each not in kinds:
                    raise ValueError(f'kind argument is a string, but {each!r} is not a known kind name.')
                if dtype.kind in kinds[each]:
                    return True
            elif dtype == np.dtype(each):
                return True
        return False

    def typename(char):
        return {'?': 'bool', 'b': 'signed char', 'B': 'unsigned char', 'h': 'short', 'H': 'unsigned short', 'i': 'integer',
                'I': 'unsigned integer', 'l': 'long integer', 'L': 'unsigned long integer', 'f': 'single precision',
                'd': 'double precision', 'F': 'complex single precision', 'D': 'complex double precision', 'O': 'object'}[char]

    """
}
