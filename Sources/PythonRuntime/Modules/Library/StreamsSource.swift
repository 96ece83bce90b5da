// The module `io` in Python: text and bytes in memory. Files are refused. Our own text.

enum StreamsSource {
  static let module = NativeModule("io", functions: [RefusedModules.openFile, lines]) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, base + text + bytes)
    // As in CPython, the two classes are those of the module behind this one.
    for name in ["StringIO", "BytesIO"] { module.attributes.get(vm.intern(name)).cls?.staticName = "_io." + name }
  }

  /// The lines of a text from a character on, each with its end.
  private static let lines = NativeRow("_lines(text, place, /)") { vm, arguments throws(PyError) in
    guard let text = arguments[0].str else { throw vm.typeError("a str is needed") }
    var start = max(try vm.index(arguments[1]), 0)
    if text.count != text.byteCount {
      // Bytes that continue a character are not counted.
      var (characters, place) = (start, 0)
      while place < text.byteCount {
        if text.bytes[place] & 0xC0 != 0x80 {
          if characters == 0 { break }
          characters -= 1
        }
        place += 1
      }
      start = place
    }
    return vm.iterator(named: "iterator", holding: [arguments[0]]) { vm, state in
      guard let text = state.held[0].str else { return .undefined }
      let first = start + state.position
      if first >= text.byteCount { return .undefined }
      let rest = UnsafeBufferPointer(start: text.bytes + first, count: text.byteCount - first)
      let length = (rest.firstIndex(of: 10) ?? rest.count - 1) + 1
      state.position += length
      return vm.string(utf8: UnsafeBufferPointer(rebasing: rest[..<length]))
    }
  }

  private static let base = #"""
    SEEK_SET = 0
    SEEK_CUR = 1
    SEEK_END = 2
    DEFAULT_BUFFER_SIZE = 8192

    class UnsupportedOperation(OSError, ValueError):
        pass

    UnsupportedOperation.__module__ = 'io'

    class IOBase:
        closed = False

        def _check(self):
            if self.closed:
                raise ValueError('I/O operation on closed file.')

        def close(self):
            self.closed = True

        def flush(self):
            self._check()

        def fileno(self):
            raise UnsupportedOperation('fileno')

        def isatty(self):
            self._check()
            return False

        def readable(self):
            self._check()
            return True

        def writable(self):
            self._check()
            return True

        def seekable(self):
            self._check()
            return True

        def detach(self):
            raise UnsupportedOperation('detach')

        def writelines(self, lines):
            self._check()
            for line in lines:
                self.write(line)

        def readlines(self, hint=-1, /):
            self._check()
            if type(hint) is not int and hint is not None:
                hint = _size(hint)
            lines = []
            size = 0
            for line in self:
                lines.append(line)
                size += len(line)
                if hint is not None and 0 < hint <= size:
                    break
            return lines

        def __enter__(self):
            self._check()
            return self

        def __exit__(self, *exc_info):
            self.close()

        def __iter__(self):
            self._check()
            return self

        def __next__(self):
            line = self.readline()
            if not line:
                raise StopIteration
            return line

    class TextIOBase(IOBase):
        encoding = None
        errors = None
        newlines = None

    # An argument of C code that may be left out, or None.
    def _size(size):
        if size is None:
            return -1
        try:
            return _index(size)
        except TypeError:
            pass
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")

    # The arguments of a class that CPython writes in C.
    def _bind(name, names, args, kwargs):
        given = len(args) + len(kwargs)
        if given > len(names):
            kind = 'keyword argument' if not args else 'argument'
            raise TypeError(f"{name}() takes at most {len(names)} {kind}{'s' if len(names) > 1 else ''} ({given} given)")
        for key in kwargs:
            if key not in names:
                raise TypeError(f"'{key}' is an invalid keyword argument for {name}()")
            place = names.index(key)
            if place < len(args):
                raise TypeError(f"argument for {name}() given by name ('{key}') and position ({place + 1})")
        return dict(zip(names, args), **kwargs)
    """#

  private static let text = #"""

    import _buffers
    from operator import index as _index

    _all_ends = {0: None, 1: '\r', 2: '\n', 3: ('\r', '\n'), 4: '\r\n', 5: ('\r', '\r\n'), 6: ('\n', '\r\n'),
                 7: ('\r', '\n', '\r\n')}

    class StringIO(TextIOBase):
        __module__ = '_io'
        # What is written stands in pieces until somebody reads. The way of line ends is None where nothing is done about them.
        __slots__ = ('_parts', '_length', '_place', '_rest', '_closed', '_newline', '_seen')

        def __init__(self, *args, **kwargs):
            initial_value, newline = '', '\n'
            if args or kwargs:
                given = _bind('StringIO', ('initial_value', 'newline'), args, kwargs)
                initial_value, newline = given.get('initial_value', ''), given.get('newline', '\n')
                if newline is not None and not isinstance(newline, str):
                    raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
                if newline not in (None, '', '\n', '\r', '\r\n'):
                    raise ValueError(f'illegal newline value: {newline!r}')
                if initial_value is not None and not isinstance(initial_value, str):
                    raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
            self._parts = []
            self._length = self._place = self._seen = 0
            self._rest = None
            self._closed = False
            self._newline = newline
            if initial_value:
                self._put(initial_value)
                self._place = 0

        @property
        def closed(self):
            try:
                return self._closed
            except AttributeError:
                pass
            raise ValueError('I/O operation on uninitialized object')

        def _open(self):
            if self.closed:
                raise ValueError('I/O operation on closed file')

        def _joined(self):
            if len(self._parts) != 1:
                self._parts = [''.join(self._parts)]
            return self._parts[0]

        def _put(self, data):
            newline = self._newline
            if newline != '\n':
                if not newline:
                    crlf = data.count('\r\n')
                    self._seen |= ((data.count('\r') > crlf) | (data.count('\n') > crlf) << 1 | (crlf > 0) << 2)
                    if newline is None:
                        data = data.replace('\r\n', '\n').replace('\r', '\n')
                else:
                    data = data.replace('\n', newline)
            if not data:
                return
            self._rest = None
            if self._place == self._length:
                self._parts.append(data)
                self._length += len(data)
            else:
                whole = self._joined()
                if self._place > self._length:
                    whole += '\0' * (self._place - self._length)
                whole = whole[:self._place] + data + whole[self._place + len(data):]
                self._parts = [whole]
                self._length = len(whole)
            self._place += len(data)

        def write(self, s, /):
            self._open()
            if not isinstance(s, str):
                raise TypeError(f"string argument expected, got '{type(s).__name__}'")
            size = len(s)
            if self._place != self._length or self._newline != '\n':
                self._put(s)
            elif size:
                self._rest = None
                self._parts.append(s)
                self._place = self._length = self._length + size
            return size

        def getvalue(self):
            self._open()
            return self._joined()

        def read(self, size=-1, /):
            self._open()
            if type(size) is not int:
                size = _size(size)
            whole = self._joined()
            end = self._length if size < 0 else min(self._length, self._place + size)
            data = whole[self._place:end]
            self._place = max(self._place, end)
            self._rest = None
            return data

        def _line_end(self, whole):
            newline = self._newline
            if newline == '':
                line, carriage = whole.find('\n', self._place), whole.find('\r', self._place)
                if carriage >= 0 and (line < 0 or carriage < line):
                    return carriage + (2 if line == carriage + 1 else 1)
                return line + 1
            newline = newline or '\n'
            found = whole.find(newline, self._place)
            return found + len(newline) if found >= 0 else 0

        def readline(self, size=-1, /):
            self._open()
            if type(size) is not int:
                size = _size(size)
            whole = self._joined()
            end = self._line_end(whole) or self._length
            if size >= 0:
                end = min(end, self._place + size)
            data = whole[self._place:end]
            self._place = max(self._place, end)
            self._rest = None
            return data

        def __next__(self):
            self._open()
            rest = self._rest
            if rest is None:
                if type(self).readline is not StringIO.readline or self._newline not in ('\n', None):
                    return TextIOBase.__next__(self)
                rest = self._rest = _lines(self._joined(), self._place)
            line = next(rest, None)
            if line is None:
                self._rest = None
                raise StopIteration
            self._place += len(line)
            return line

        def close(self):
            try:
                self._closed
            except AttributeError:
                return
            self._rest = None
            self._closed = True

        def flush(self):
            pass

        def readable(self):
            self._open()
            return True

        writable = seekable = readable

        @property
        def newlines(self):
            self._open()
            return _all_ends[self._seen]

        @property
        def line_buffering(self):
            self._open()
            return False

        def tell(self):
            self._open()
            return self._place

        def truncate(self, pos=None, /):
            self._open()
            size = self._place if pos is None else _size(pos)
            if size < 0:
                raise ValueError(f'Negative size value {size}')
            if size < self._length:
                self._parts = [self._joined()[:size]]
                self._length = size
                self._rest = None
            return size

        def seek(self, cookie, whence=0, /):
            cookie, whence = _index(cookie), _index(whence)
            self._open()
            if whence not in (0, 1, 2):
                raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
            if whence == 0 and cookie < 0:
                raise ValueError(f'Negative seek position {cookie}')
            if whence and cookie != 0:
                raise OSError("Can't do nonzero cur-relative seeks")
            self._rest = None
            self._place = cookie if whence == 0 else self._place if whence == 1 else self._length
            return self._place

        def __getstate__(self):
            self._open()
            return self._joined(), self._newline, self._place, self.__dict__.copy() or None

        def __setstate__(self, state):
            if not isinstance(state, tuple) or len(state) < 4:
                raise TypeError(f'{type(self).__name__}.__setstate__ argument should be 4-tuple, got '
                                f'{type(state).__name__}')
            StringIO.__init__(self, '', state[1])
            self._parts, self._length = [state[0]], len(state[0])
            self._place = state[2]
            if state[3]:
                self.__dict__.update(state[3])

    class BufferedIOBase(IOBase):
        pass

    class RawIOBase(IOBase):
        pass

    def _contents(data):
        found = _buffers.contents(data)
        if found is None:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        return found

    """#

  private static let bytes = #"""

    class BytesIO(BufferedIOBase):
        __module__ = '_io'
        __slots__ = ('_data', '_place', '_closed')

        def __new__(cls, *args, **kwargs):
            self = object.__new__(cls)
            self._data = bytearray()
            self._place = 0
            self._closed = False
            return self

        def __init__(self, *args, **kwargs):
            given = _bind('BytesIO', ('initial_bytes',), args, kwargs) if args or kwargs else kwargs
            initial_bytes = given.get('initial_bytes')
            self._data = bytearray()
            self._place = 0
            if initial_bytes is not None:
                self._data = bytearray(_contents(initial_bytes))

        @property
        def closed(self):
            return self._closed

        def close(self):
            self._closed = True

        def __iter__(self):
            return self

        def readlines(self, size=None, /):
            if size is not None and not hasattr(type(size), '__index__'):
                raise TypeError(f"integer argument expected, got '{type(size).__name__}'")
            return BufferedIOBase.readlines(self, -1 if size is None else size)

        def __getstate__(self):
            return self.getvalue(), self._place, self.__dict__.copy() or None

        def __setstate__(self, state):
            if not isinstance(state, tuple) or len(state) < 3:
                raise TypeError(f'{type(self).__name__}.__setstate__ argument should be 3-tuple, got '
                                f'{type(state).__name__}')
            self._check()
            self._data = bytearray(state[0])
            self._place = state[1]
            if state[2]:
                self.__dict__.update(state[2])

        def getvalue(self):
            self._check()
            return bytes(self._data)

        def write(self, b, /):
            self._check()
            data = _contents(b)
            if data:
                place = self._place
                if place > len(self._data):
                    self._data += bytes(place - len(self._data))
                self._data[place:place + len(data)] = data
                self._place = place + len(data)
            return len(data)

        def _read(self, end):
            data = bytes(self._data[self._place:end])
            self._place = max(self._place, end)
            return data

        def read(self, size=-1, /):
            self._check()
            if type(size) is not int:
                size = _size(size)
            whole = len(self._data)
            return self._read(whole if size < 0 else min(whole, self._place + size))

        def readline(self, size=-1, /):
            self._check()
            if type(size) is not int:
                size = _size(size)
            end = self._data.find(b'\n', self._place) + 1 or len(self._data)
            if size >= 0:
                end = min(end, self._place + size)
            return self._read(end)

        def readinto(self, buffer, /):
            self._check()
            if not _buffers.is_writable(buffer):
                raise TypeError('readinto() argument must be read-write bytes-like object, not '
                                f'{type(buffer).__name__}')
            count = _buffers.write(buffer, 0, bytes(self._data[self._place:]))
            self._place += count
            return count

        readinto1 = readinto

        def tell(self):
            self._check()
            return self._place

        def truncate(self, size=None, /):
            self._check()
            size = self._place if size is None else _size(size)
            if size < 0:
                raise ValueError(f'negative size value {size}')
            del self._data[size:]
            return size

        def seek(self, pos, whence=0, /):
            pos, whence = _index(pos), _index(whence)
            self._check()
            if whence == 0 and pos < 0:
                raise ValueError(f'negative seek value {pos}')
            if whence not in (0, 1, 2):
                raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
            start = 0 if whence == 0 else self._place if whence == 1 else len(self._data)
            self._place = max(start + pos, 0)
            return self._place

        def read1(self, size=-1, /):
            return self.read(size)

        def getbuffer(self):
            self._check()
            return memoryview(self._data)

    class TextIOWrapper(TextIOBase):
        def __init__(self, *args, **kwargs):
            raise PermissionError('a lesson cannot open files: use io.StringIO for text in memory')
    """#
}
