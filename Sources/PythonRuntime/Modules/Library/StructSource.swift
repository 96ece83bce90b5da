// The module `struct` in Python: numbers as bytes and back, with the sizes and alignments of a 64-bit machine. Our own text.

enum StructSource {
  static let module = NativeModule("struct", functions: rows) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let rows: [NativeRow] = [
    // The bits of a float in so many bytes, 2, 4 or 8.
    NativeRow("_float_bits(number, size, /)") { vm, arguments throws(PyError) in
      let number = try vm.realNumber(arguments[0])
      if arguments[1].isInt, arguments[1].asInt == 4 { return Value(Int(Float(number).bitPattern)) }
      if arguments[1].isInt, arguments[1].asInt == 2 { return Value(Int(Float16(number).bitPattern)) }
      return vm.int(BigInt(number.bitPattern))
    },
    NativeRow("_float_of(bits, size, /)") { vm, arguments throws(PyError) in
      let bits = UInt64(truncatingIfNeeded: try vm.bigIndex(arguments[0]))
      if arguments[1].isInt, arguments[1].asInt == 4 {
        return Value(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
      }
      if arguments[1].isInt, arguments[1].asInt == 2 {
        return Value(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits))))
      }
      return Value(Double(bitPattern: bits))
    },
  ]

  private static let text = #"""
    import _buffers

    __all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']

    class error(Exception):
        pass

    _native = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8,
               'n': 8, 'N': 8, 'P': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}
    _standard = {code: 4 if code in 'lL' else size for code, size in _native.items() if code not in 'nNP'}
    _names = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}
    _known = {}

    def _layout(format):
        """The byte order, the size, how many values, and of each run of them its place, code, size and length."""
        if format in _known:
            return _known[format]
        text = format.decode('ascii') if isinstance(format, bytes) else format
        mark = text[0] if text and text[0] in '@=<>!' else ''
        sizes = _native if mark in ('', '@') else _standard
        order = 'big' if mark in ('>', '!') and mark else 'little'
        runs = []
        total = 0
        size = 0
        count = ''
        for code in text[len(mark):]:
            if code.isspace():
                if count:
                    raise error('bad char in struct format')
                continue
            if code in '0123456789':
                count += code
                continue
            if code not in sizes:
                raise error('bad char in struct format')
            number = int(count) if count else 1
            # The machine's own `f` says nothing of a number that is too large.
            kind = 'g' if code == 'f' and sizes is _native else code
            count = ''
            width = sizes[code]
            if sizes is _native:
                size += -size % width
            if code in 'sp':
                runs.append((size, code, number, 1))
                total += 1
            elif code != 'x' and number:
                runs.append((size, kind, width, number))
                total += number
            size += number * width
            if size > 9223372036854775807:
                raise error('total struct size too long')
        if count:
            raise error('repeat count given without format specifier')
        layout = order, size, total, tuple(runs)
        if len(_known) < 100:
            _known[format] = layout
        return layout

    def _integer(value, code, width, order):
        if not hasattr(value, '__index__'):
            raise error('required argument is not an integer')
        value = value.__index__()
        if code == 'P':
            if not -1 << 63 <= value < 1 << 64:
                raise error('int too large to convert')
            return value & 0xffffffffffffffff
        is_signed = code.islower()
        low, high = (-1 << 8 * width - 1, (1 << 8 * width - 1) - 1) if is_signed else (0, (1 << 8 * width) - 1)
        if low <= value <= high:
            return value
        if order == 'big' and code in 'qQ':
            raise error('int too large to convert')
        if order == 'big' and code in 'hH':
            raise error(f"'{code}' format requires {low} <= number <= {high}" if -1 << 63 <= value < 1 << 63
                        else 'argument out of range')
        if code in _names and -1 << 63 <= value < 1 << 63:
            raise error(f'{_names[code]} format requires {low} <= number <= {high}')
        widest = (-1 << 63, (1 << 63) - 1) if is_signed else (0, (1 << 64) - 1)
        if code in 'iIlL' and width < 8 and widest[0] <= value <= widest[1]:
            raise error(f"'{code}' format requires {low} <= number <= {high}")
        raise error('argument out of range')

    _infinities = {'e': 0x7c00, 'f': 0x7f800000}

    def _packed_float(value, code, width):
        if not hasattr(value, '__float__') and not hasattr(value, '__index__'):
            raise error('required argument is not a float')
        try:
            number = float(value)
        except Exception:
            raise error('required argument is not a float') from None
        bits = _float_bits(number, width)
        if code in 'ef' and bits & (1 << 8 * width - 1) - 1 == _infinities[code] and abs(number) != _infinity:
            if isinstance(value, int):
                raise error('int too large to convert')
            raise OverflowError(f'float too large to pack with {code} format')
        return bits

    _infinity = float('inf')

    def _packed(value, code, width, order):
        if code == 's':
            if not isinstance(value, (bytes, bytearray)):
                raise error("argument for 's' must be a bytes object")
            return bytes(value[:width]).ljust(width, b'\0')
        if code == 'p':
            if not isinstance(value, (bytes, bytearray)):
                raise error("argument for 'p' must be a bytes object")
            body = bytes(value[:max(width - 1, 0)])
            return (bytes([min(len(body), 255)]) + body).ljust(width, b'\0')[:width]
        if code == 'c':
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error('char format requires a bytes object of length 1')
            return bytes(value)
        if code == '?':
            return b'\1' if value else b'\0'
        if code in 'efdg':
            return _packed_float(value, code, width).to_bytes(width, order)
        return _integer(value, code, width, order).to_bytes(width, order, signed=code.islower())

    def _unpacked(data, code, order):
        if code in 'sc':
            return data
        if code == 'p':
            return data[1:1 + data[0]] if data else b''
        if code == '?':
            return data != b'\0'
        if code in 'efdg':
            return _float_of(int.from_bytes(data, order), len(data))
        return int.from_bytes(data, order, signed=code.islower())

    class Struct:
        __module__ = '_struct'

        def __init__(self, format):
            if not isinstance(format, (str, bytes)):
                raise TypeError(f'Struct() argument 1 must be a str or bytes object, not {type(format).__name__}')
            self._order, self.size, self._total, self._runs = _layout(format)
            self.format = format.decode('ascii') if isinstance(format, bytes) else format

        def _places(self):
            for place, code, width, number in self._runs:
                for i in range(number):
                    yield place + i * width, code, width

        def pack(self, *values):
            if len(values) != self._total:
                raise error(f'pack expected {self._total} items for packing (got {len(values)})')
            out = bytearray(self.size)
            for (place, code, width), value in zip(self._places(), values):
                out[place:place + width] = _packed(value, code, width, self._order)
            return bytes(out)

        def _start(self, offset, length, what):
            if offset < 0:
                if offset + self.size > 0:
                    raise error(f'{what} {self.size} bytes at offset {offset}')
                if offset + length < 0:
                    raise error(f'offset {offset} out of range for {length}-byte buffer')
                offset += length
            return offset

        def pack_into(self, buffer, offset, *values):
            if not _buffers.is_writable(buffer):
                raise TypeError(f'argument must be read-write bytes-like object, not {type(buffer).__name__}')
            data = self.pack(*values)
            length = memoryview(buffer).nbytes
            offset = self._start(offset, length, 'no space to pack')
            if length - offset < self.size:
                raise error(f'pack_into requires a buffer of at least {offset + self.size} bytes for packing '
                            f'{self.size} bytes at offset {offset} (actual buffer size is {length})')
            _buffers.write(buffer, offset, data)

        def unpack(self, buffer):
            data = _buffer(buffer)
            if len(data) != self.size:
                raise error(f'unpack requires a buffer of {self.size} bytes')
            return tuple([_unpacked(data[place:place + width], code, self._order)
                          for place, code, width in self._places()])

        def unpack_from(self, buffer, offset=0):
            data = _buffer(buffer)
            offset = self._start(offset, len(data), 'not enough data to unpack')
            if len(data) - offset < self.size:
                raise error(f'unpack_from requires a buffer of at least {offset + self.size} bytes for unpacking '
                            f'{self.size} bytes at offset {offset} (actual buffer size is {len(data)})')
            return self.unpack(data[offset:offset + self.size])

        def iter_unpack(self, buffer):
            data = _buffer(buffer)
            if not self.size:
                raise error('cannot iteratively unpack with a struct of length 0')
            if len(data) % self.size:
                raise error(f'iterative unpacking requires a buffer of a multiple of {self.size} bytes')
            return (self.unpack(data[i:i + self.size]) for i in range(0, len(data), self.size))

    Struct.__module__ = '_struct'

    def _buffer(data):
        found = _buffers.contents(data)
        if found is None:
            if not hasattr(data, 'tobytes'):
                raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
            found = data.tobytes()
        return found

    _structs = {}

    def _struct(format):
        if isinstance(format, (str, bytes)) and format in _structs:
            return _structs[format]
        made = Struct(format)
        if len(_structs) < 100:
            _structs[format] = made
        return made

    def calcsize(format, /):
        return _struct(format).size

    def pack(format, /, *values):
        return _struct(format).pack(*values)

    def pack_into(format, buffer, offset, /, *values):
        return _struct(format).pack_into(buffer, offset, *values)

    def unpack(format, buffer, /):
        return _struct(format).unpack(buffer)

    def unpack_from(format, /, buffer, offset=0):
        return _struct(format).unpack_from(buffer, offset)

    def iter_unpack(format, buffer, /):
        return _struct(format).iter_unpack(buffer)

    _static_types = (Struct,)
    """#
}
