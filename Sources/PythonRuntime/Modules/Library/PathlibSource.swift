// The module `pathlib` in Python: the arithmetic of paths. What would touch files is refused. Our own text.

enum PathlibSource {
  static let module = NativeModule("pathlib") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    def _split(text):
        root = ''
        if text.startswith('/'):
            root = '//' if text.startswith('//') and not text.startswith('///') else '/'
        return root, [part for part in text.split('/') if part and part != '.']

    class _Parents:
        def __init__(self, path):
            self._path = path
            self._count = len(path._tail)

        def __len__(self):
            return self._count

        def __getitem__(self, index):
            if isinstance(index, slice):
                return tuple([self[i] for i in range(*index.indices(len(self)))])
            if index >= len(self) or index < -len(self):
                raise IndexError(index)
            if index < 0:
                index += len(self)
            return self._path._make(self._path._root, self._path._tail[:self._count - index - 1])

        def __iter__(self):
            for index in range(len(self)):
                yield self[index]

        def __repr__(self):
            return f'<{type(self._path).__name__}.parents>'

    class PurePath:
        def __new__(cls, *args):
            if cls is PurePath:
                cls = PurePosixPath
            elif cls is Path:
                cls = PosixPath
            self = object.__new__(cls)
            root, tail = '', []
            for arg in args:
                if isinstance(arg, PurePath):
                    next_root, parts = arg._root, arg._tail
                elif isinstance(arg, str):
                    next_root, parts = _split(arg)
                else:
                    raise TypeError(
                        f'expected str, bytes or os.PathLike object, not {type(arg).__name__}')
                if next_root:
                    root, tail = next_root, list(parts)
                else:
                    tail = tail + list(parts)
            self._root = root
            self._tail = tail
            return self

        def __init__(self, *args):
            pass

        def _make(self, root, tail):
            made = object.__new__(type(self))
            made._root = root
            made._tail = list(tail)
            return made

        def __str__(self):
            return self._root + '/'.join(self._tail) or '.'

        def __fspath__(self):
            return str(self)

        def as_posix(self):
            return str(self)

        def as_uri(self):
            if not self.is_absolute():
                raise ValueError("relative path can't be expressed as a file URI")
            return 'file://' + str(self)

        def __repr__(self):
            return f'{type(self).__name__}({str(self)!r})'

        def __bytes__(self):
            return str(self).encode()

        def __hash__(self):
            return hash((self._root, tuple(self._tail)))

        def __eq__(self, other):
            if not isinstance(other, PurePath):
                return NotImplemented
            return self._root == other._root and self._tail == other._tail

        def _compared(self, other, rule):
            if not isinstance(other, PurePath):
                return NotImplemented
            return rule(list(self.parts), list(other.parts))

        def __lt__(self, other):
            return self._compared(other, lambda a, b: a < b)

        def __le__(self, other):
            return self._compared(other, lambda a, b: a <= b)

        def __gt__(self, other):
            return self._compared(other, lambda a, b: a > b)

        def __ge__(self, other):
            return self._compared(other, lambda a, b: a >= b)

        def __truediv__(self, other):
            if not isinstance(other, (str, PurePath)):
                return NotImplemented
            return type(self)(self, other)

        def __rtruediv__(self, other):
            if not isinstance(other, (str, PurePath)):
                return NotImplemented
            return type(self)(other, self)

        def joinpath(self, *args):
            return type(self)(self, *args)

        @property
        def parts(self):
            return tuple([self._root] + self._tail if self._root else self._tail)

        @property
        def drive(self):
            return ''

        @property
        def root(self):
            return self._root

        @property
        def anchor(self):
            return self._root

        @property
        def name(self):
            return self._tail[-1] if self._tail else ''

        @property
        def suffix(self):
            name = self.name
            dot = name.rfind('.')
            return name[dot:] if 0 < dot < len(name) - 1 else ''

        @property
        def suffixes(self):
            name = self.name
            if name.endswith('.'):
                return []
            return ['.' + part for part in name.lstrip('.').split('.')[1:]]

        @property
        def stem(self):
            name = self.name
            return name[:len(name) - len(self.suffix)] if self.suffix else name

        @property
        def parent(self):
            if not self._tail:
                return self
            return self._make(self._root, self._tail[:-1])

        @property
        def parents(self):
            return _Parents(self)

        def is_absolute(self):
            return bool(self._root)

        def is_reserved(self):
            return False

        def is_relative_to(self, *other):
            try:
                self.relative_to(*other)
                return True
            except ValueError:
                return False

        def relative_to(self, *other):
            if not other:
                raise TypeError('need at least one argument')
            base = type(self)(*other)
            if self._root != base._root or self._tail[:len(base._tail)] != base._tail:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative '
                                 'and the other is absolute.')
            return self._make('', self._tail[len(base._tail):])

        def with_name(self, name):
            if not self.name:
                raise ValueError(f'{self!r} has an empty name')
            if not name or '/' in name or name == '.':
                raise ValueError(f'Invalid name {name!r}')
            return self._make(self._root, self._tail[:-1] + [name])

        def with_stem(self, stem):
            return self.with_name(stem + self.suffix)

        def with_suffix(self, suffix):
            if '/' in suffix or (suffix and not suffix.startswith('.')) or suffix == '.':
                raise ValueError(f'Invalid suffix {suffix!r}')
            if not self.name:
                raise ValueError(f'{self!r} has an empty name')
            return self.with_name(self.stem + suffix)

        def match(self, path_pattern):
            pattern = type(self)(path_pattern)
            if not pattern.parts:
                raise ValueError('empty pattern')
            mine, wanted = list(self.parts), list(pattern.parts)
            if pattern._root and len(mine) != len(wanted) or len(wanted) > len(mine):
                return False
            return all(_matches(part, want) for part, want in zip(reversed(mine), reversed(wanted)))

    def _matches(text, pattern):
        import re
        out = ''
        i = 0
        while i < len(pattern):
            letter = pattern[i]
            i += 1
            if letter == '*':
                out += '.*'
            elif letter == '?':
                out += '.'
            elif letter == '[' and ']' in pattern[i + 1:]:
                end = pattern.index(']', i + 1)
                body = pattern[i:end].replace('\\', '\\\\')
                out += '[' + ('^' + body[1:] if body[0] == '!' else body) + ']'
                i = end + 1
            else:
                out += re.escape(letter)
        return re.fullmatch(out, text, re.DOTALL) is not None

    class PurePosixPath(PurePath):
        pass

    def _refuse(name):
        def method(self, *args, **kwargs):
            raise PermissionError(f'Path.{name}() is not available: a lesson cannot touch files ({str(self)!r})')
        method.__name__ = name
        method.__qualname__ = f'Path.{name}'
        return method

    class Path(PurePath):
        @classmethod
        def cwd(cls):
            return cls('/')

        @classmethod
        def home(cls):
            return cls('/')

        def absolute(self):
            return self if self._root else type(self)('/', self)

        def resolve(self, strict=False):
            tail = []
            for part in self._tail:
                if part == '..':
                    tail = tail[:-1]
                else:
                    tail.append(part)
            return self._make('/', tail)

        def expanduser(self):
            return self._make('/', self._tail[1:]) if self._tail[:1] == ['~'] and not self._root else self

        def exists(self):
            import os
            return os.path.exists(str(self))

        def is_file(self):
            return self.exists()

        def is_dir(self):
            return False

        def is_symlink(self):
            return False

    for _name in ('open', 'read_text', 'read_bytes', 'write_text', 'write_bytes', 'mkdir', 'rmdir', 'unlink', 'touch',
                  'rename', 'replace', 'iterdir', 'glob', 'rglob', 'stat', 'lstat', 'chmod', 'symlink_to', 'samefile'):
        setattr(Path, _name, _refuse(_name))

    class PosixPath(Path, PurePosixPath):
        pass
    """#
}
