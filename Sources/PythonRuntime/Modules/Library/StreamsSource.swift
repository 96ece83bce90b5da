// The module `io` in Python: text and bytes in memory. Files are refused. Our own text.

enum StreamsSource {
  static let module = NativeModule("io", functions: [RefusedModules.openFile, lines]) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, base + text)
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
                raise ValueError('I/O operation on closed file')

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

        def writelines(self, lines):
            for line in lines:
                self.write(line)

        def readlines(self, hint=-1):
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

    class _Memory:
        def _setup(self, empty):
            self._empty = empty
            self._parts = []
            self._size = 0
            self._place = 0
            self._rest = None

        def _joined(self):
            if len(self._parts) != 1:
                self._parts = [self._empty.join(self._parts)]
            return self._parts[0]

        def _put(self, data):
            if not data:
                return 0
            self._rest = None
            if self._place == self._size:
                self._parts.append(data)
                self._size += len(data)
            else:
                whole = self._joined()
                if self._place > self._size:
                    whole += ('\0' if self._empty == '' else b'\0') * (self._place - self._size)
                whole = whole[:self._place] + data + whole[self._place + len(data):]
                self._parts = [whole]
                self._size = len(whole)
            self._place += len(data)
            return len(data)

        def getvalue(self):
            self._check()
            return self._joined()

        def read(self, size=-1, /):
            self._check()
            whole = self._joined()
            end = self._size if size is None or size < 0 else min(self._size, self._place + size)
            data = whole[self._place:end]
            self._place = max(self._place, end)
            self._rest = None
            return data

        def readline(self, size=-1, /):
            self._check()
            whole = self._joined()
            end = whole.find('\n' if self._empty == '' else b'\n', self._place) + 1
            if end == 0:
                end = self._size
            if size is not None and size >= 0:
                end = min(end, self._place + size)
            data = whole[self._place:end]
            self._place = max(self._place, end)
            self._rest = None
            return data

        def __next__(self):
            rest = self._rest
            if rest is None:
                if type(self).readline is not _Memory.readline:
                    return TextIOBase.__next__(self)
                self._check()
                rest = self._rest = _lines(self._joined(), self._place)
            line = next(rest, None)
            if line is None:
                self._rest = None
                raise StopIteration
            self._place += len(line)
            return line

        def close(self):
            self._rest = None
            self.closed = True

        def tell(self):
            self._check()
            return self._place

        def truncate(self, size=None, /):
            self._check()
            if size is None:
                size = self._place
            if size < 0:
                raise ValueError(f'Negative size value {size}')
            self._parts = [self._joined()[:size]]
            self._size = len(self._parts[0])
            self._rest = None
            return size
    """#

  private static let text = #"""

    import _buffers

    class StringIO(_Memory, TextIOBase):
        def __init__(self, initial_value='', newline='\n'):
            if initial_value is not None and not isinstance(initial_value, str):
                raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
            self._setup('')
            self._put(initial_value or '')
            self._place = 0

        def write(self, s, /):
            self._check()
            if not isinstance(s, str):
                raise TypeError(f"string argument expected, got '{type(s).__name__}'")
            size = len(s)
            if self._place != self._size:
                return self._put(s)
            if size:
                self._rest = None
                self._parts.append(s)
                self._place = self._size = self._size + size
            return size

        def seek(self, cookie, whence=0, /):
            self._check()
            self._rest = None
            if whence == 0:
                if cookie < 0:
                    raise ValueError(f'Negative seek position {cookie}')
                self._place = cookie
            elif whence in (1, 2):
                if cookie != 0:
                    raise OSError("Can't do nonzero cur-relative seeks")
                self._place = self._place if whence == 1 else self._size
            else:
                raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
            return self._place

    class BufferedIOBase(IOBase):
        pass

    class RawIOBase(IOBase):
        pass

    def _contents(data):
        found = _buffers.contents(data)
        if found is None:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        return found

    class BytesIO(BufferedIOBase):
        def __init__(self, initial_bytes=b''):
            self._data = bytearray(b'' if initial_bytes is None else _contents(initial_bytes))
            self._place = 0

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
            whole = len(self._data)
            return self._read(whole if size is None or size < 0 else min(whole, self._place + size))

        def readline(self, size=-1, /):
            self._check()
            end = self._data.find(b'\n', self._place) + 1 or len(self._data)
            if size is not None and size >= 0:
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
            if size is None:
                size = self._place
            if size < 0:
                raise ValueError(f'negative size value {size}')
            del self._data[size:]
            return size

        def seek(self, pos, whence=0, /):
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

    _static_types = (StringIO, BytesIO)
    """#
}
