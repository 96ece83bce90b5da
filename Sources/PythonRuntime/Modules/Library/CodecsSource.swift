// The module `codecs` in Python, over the text encodings that `str.encode` knows, with rot13, hex and base64. Our own text.

enum CodecsSource {
  static let module = NativeModule("codecs", functions: [canonicalName, registerHandler, RefusedModules.openFile]) {
    vm, module throws(PyError) in try SourceModules.load(vm, module, text + more)
  }

  /// `_codec_name(encoding)`: what `codecs.lookup(encoding).name` says, as measured under the reference.
  private static let canonicalName = NativeRow("_codec_name(encoding, /)", .exact) { vm, arguments throws(PyError) in
    let name =
      switch try TextCoding.encoding(vm, try vm.str(arguments[0])) {
      case .utf8: "utf-8"
      case .utf8Signed: "utf-8-sig"
      case .ascii: "ascii"
      case .latin1: "iso8859-1"
      case .page(let page): page.name
      case .unicodeEscape: "unicode-escape"
      case .rawUnicodeEscape: "raw-unicode-escape"
      case .utf16(let bigEndian, let mark): mark ? "utf-16" : bigEndian ? "utf-16-be" : "utf-16-le"
      case .utf32(let bigEndian, let mark): mark ? "utf-32" : bigEndian ? "utf-32-be" : "utf-32-le"
      }
    return vm.string(name)
  }

  /// `_set_handler(name, handler)`: where `encode` and `decode` of text find what the program has registered.
  private static let registerHandler = NativeRow("_set_handler(name, handler, /)", .exact) {
    vm, arguments throws(PyError) in
    vm.registerErrorHandler(try vm.str(arguments[0]), arguments[1])
    return .none
  }

  private static let text = #"""
    import binascii as _binascii

    BOM_UTF8 = b'\xef\xbb\xbf'
    BOM_UTF16_LE = b'\xff\xfe'
    BOM_UTF16_BE = b'\xfe\xff'
    BOM_UTF32_LE = b'\xff\xfe\x00\x00'
    BOM_UTF32_BE = b'\x00\x00\xfe\xff'
    BOM = BOM_UTF16_LE
    BOM_LE = BOM_UTF16_LE
    BOM_BE = BOM_UTF16_BE
    BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE

    _letters = 'abcdefghijklmnopqrstuvwxyz'
    _rotated = {ord(one): ord(_letters[(place + 13) % 26]) for place, one in enumerate(_letters)}
    _rotated.update({code - 32: turned - 32 for code, turned in _rotated.items()})

    def _rot13(input, errors='strict'):
        return str.translate(input, _rotated), len(input)

    def _to_hex(input, errors='strict'):
        return _binascii.b2a_hex(input), len(input)

    def _from_hex(input, errors='strict'):
        return _binascii.a2b_hex(input), len(input)

    def _to_base64(input, errors='strict'):
        made, input = [], bytes(memoryview(input))
        for start in range(0, len(input), 57):
            made.append(_binascii.b2a_base64(input[start:start + 57]))
        return b''.join(made), len(input)

    def _from_base64(input, errors='strict'):
        return _binascii.a2b_base64(input), len(input)

    _others = {'rot-13': (_rot13, _rot13), 'hex': (_to_hex, _from_hex), 'base64': (_to_base64, _from_base64)}
    _other_names = {'rot13': 'rot-13', 'rot-13': 'rot-13', 'hex': 'hex', 'hex-codec': 'hex', 'base64': 'base64',
                    'base-64': 'base64', 'base64-codec': 'base64'}

    def _failed(exc):
        if not isinstance(exc, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
            raise TypeError(f"don't know how to handle {type(exc).__name__} in error callback")
        return exc.object[exc.start:exc.end], exc.end

    def _unencodable(exc):
        if not isinstance(exc, UnicodeEncodeError):
            raise TypeError(f"don't know how to handle {type(exc).__name__} in error callback")
        return exc.object[exc.start:exc.end], exc.end

    def strict_errors(exc, /):
        if isinstance(exc, BaseException):
            raise exc
        raise TypeError('codec must pass exception instance')

    def ignore_errors(exc, /):
        return '', _failed(exc)[1]

    def replace_errors(exc, /):
        failed, end = _failed(exc)
        if isinstance(exc, UnicodeDecodeError):
            return '\ufffd', end
        return ('?' if isinstance(exc, UnicodeEncodeError) else '\ufffd') * len(failed), end

    def xmlcharrefreplace_errors(exc, /):
        failed, end = _unencodable(exc)
        return ''.join([f'&#{ord(one)};' for one in failed]), end

    def backslashreplace_errors(exc, /):
        failed, end = _failed(exc)
        if isinstance(exc, UnicodeDecodeError):
            return ''.join([f'\\x{one:02x}' for one in failed]), end
        return failed.encode('ascii', 'backslashreplace').decode(), end

    def namereplace_errors(exc, /):
        failed, end = _unencodable(exc)
        return failed.encode('ascii', 'namereplace').decode(), end

    def _surrogateescape(exc, /):
        failed, end = _failed(exc)
        if isinstance(exc, UnicodeEncodeError):
            if any(not 0xdc80 <= ord(one) <= 0xdcff for one in failed):
                raise exc
            return bytes([ord(one) - 0xdc00 for one in failed]), end
        if not isinstance(exc, UnicodeDecodeError):
            raise TypeError(f"don't know how to handle {type(exc).__name__} in error callback")
        text = failed[:4].decode('ascii', 'surrogateescape')
        if not text or text[0] < '\x80':
            raise exc
        text = ''.join([one for place, one in enumerate(text) if min(text[:place + 1]) > '\x7f'])
        return text, exc.start + len(text)

    def _surrogatepass(exc, /):
        failed, end = _failed(exc)
        if isinstance(exc, UnicodeEncodeError):
            try:
                return failed.encode(exc.encoding, 'surrogatepass'), end
            except UnicodeError:
                raise exc
        if not isinstance(exc, UnicodeDecodeError):
            raise TypeError(f"don't know how to handle {type(exc).__name__} in error callback")
        size = 4 if '32' in exc.encoding else 2 if '16' in exc.encoding else 3
        try:
            return exc.object[exc.start:exc.start + size].decode(exc.encoding, 'surrogatepass'), exc.start + size
        except UnicodeError:
            raise exc

    _handlers = {'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors,
                 'xmlcharrefreplace': xmlcharrefreplace_errors, 'backslashreplace': backslashreplace_errors,
                 'namereplace': namereplace_errors, 'surrogateescape': _surrogateescape,
                 'surrogatepass': _surrogatepass}
    _own_handlers = {}

    def register_error(errors, handler, /):
        if not isinstance(errors, str):
            raise TypeError(f'register_error() argument 1 must be str, not {type(errors).__name__}')
        if not callable(handler):
            raise TypeError('handler must be callable')
        _own_handlers[errors] = handler
        _set_handler(errors, handler)

    def lookup_error(name, /):
        if not isinstance(name, str):
            raise TypeError(f'lookup_error() argument must be str, not {type(name).__name__}')
        if name in _own_handlers:
            return _own_handlers[name]
        if name in _handlers:
            return _handlers[name]
        raise LookupError(f"unknown error handler name '{name}'")

    class Codec:
        def encode(self, input, errors='strict'):
            raise NotImplementedError

        def decode(self, input, errors='strict'):
            raise NotImplementedError

    class CodecInfo(tuple):
        def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                    incrementaldecoder=None, name=None, *, _is_text_encoding=None):
            self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
            self.name = name
            self.encode = encode
            self.decode = decode
            self.incrementalencoder = incrementalencoder
            self.incrementaldecoder = incrementaldecoder
            self.streamwriter = streamwriter
            self.streamreader = streamreader
            return self

        def __repr__(self):
            return (f'<{self.__class__.__module__}.{self.__class__.__qualname__} object for encoding {self.name} '
                    f'at {id(self):#x}>')

    _marks = {'utf-8-sig': BOM_UTF8, 'utf-16': BOM_UTF16_LE, 'utf-32': BOM_UTF32_LE}
    _unmarked = {'utf-8-sig': 'utf-8', 'utf-16': 'utf-16-le', 'utf-32': 'utf-32-le'}

    class IncrementalEncoder:
        def __init__(self, errors='strict'):
            self.errors = errors
            self._began = False

        def encode(self, input, final=False):
            # The mark stands at the beginning alone.
            name = _unmarked.get(self._encoding, self._encoding) if self._began else self._encoding
            self._began = True
            return input.encode(name, self.errors)

        def reset(self):
            self._began = False

        def getstate(self):
            return int(not self._began) if self._encoding in _marks else 0

        def setstate(self, state):
            self._began = not state

    def _whole(name, data):
        """How many bytes of data are whole characters, as far as a part still to come could tell."""
        if name == 'utf-8':
            for back in range(1, min(3, len(data)) + 1):
                first = data[-back]
                if first >= 0xC0:
                    return len(data) - back if back < (2 if first < 0xE0 else 3 if first < 0xF0 else 4) else len(data)
                if first < 0x80:
                    break
            return len(data)
        if name.startswith('utf-32'):
            return len(data) // 4 * 4
        if name.startswith('utf-16'):
            end = len(data) // 2 * 2
            high = data[end - (2 if name == 'utf-16-be' else 1)] if end else 0
            return end - 2 if 0xD8 <= high < 0xDC else end
        return len(data)

    class IncrementalDecoder:
        def __init__(self, errors='strict'):
            self.errors = errors
            self.buffer = b''
            self._name = None

        def decode(self, input, final=False):
            data = self.buffer + bytes(input)
            self.buffer = b''
            if self._name is None:
                mark = _marks.get(self._encoding, b'')
                if len(data) < len(mark) and not final and (self._encoding != 'utf-8-sig' or mark.startswith(data)):
                    self.buffer = data
                    return ''
                self._name = _unmarked.get(self._encoding, self._encoding)
                if mark and data.startswith(mark):
                    data = data[len(mark):]
                elif self._encoding != 'utf-8-sig' and mark and data.startswith(mark[::-1]):
                    data = data[len(mark):]
                    self._name = self._encoding + '-be'
            if not final:
                end = _whole(self._name, data)
                data, self.buffer = data[:end], data[end:]
            return data.decode(self._name, self.errors)

        def reset(self):
            self.buffer = b''
            self._name = None

        def getstate(self):
            return self.buffer, 0

        def setstate(self, state):
            self.buffer = state[0]

    class StreamWriter:
        def __init__(self, stream, errors='strict'):
            self.stream = stream
            self.errors = errors

        def write(self, object):
            self.stream.write(object.encode(self._encoding, self.errors))

        def writelines(self, list):
            self.write(''.join(list))

        def __getattr__(self, name):
            return getattr(self.stream, name)

    class StreamReader:
        def __init__(self, stream, errors='strict'):
            self.stream = stream
            self.errors = errors

        def read(self, size=-1, chars=-1, firstline=False):
            return self.stream.read().decode(self._encoding, self.errors)

        def readline(self, size=None, keepends=True):
            line = self.stream.readline().decode(self._encoding, self.errors)
            return line if keepends else line.rstrip('\r\n')

        def readlines(self, sizehint=None, keepends=True):
            return self.read().splitlines(keepends)

        def __iter__(self):
            return self

        def __next__(self):
            line = self.readline()
            if not line:
                raise StopIteration
            return line

        def __getattr__(self, name):
            return getattr(self.stream, name)

    def _text_codec(name):
        function = {'iso8859-1': 'latin_1'}.get(name, name.replace('-', '_'))

        def encode(input, errors='strict'):
            if not isinstance(input, str):
                raise TypeError(f'{function}_encode() argument 1 must be str, not {type(input).__name__}')
            return input.encode(name, errors or 'strict'), len(input)

        def decode(input, errors='strict'):
            if isinstance(input, str):
                if not name.endswith('escape'):
                    raise TypeError("a bytes-like object is required, not 'str'")
                input = input.encode()
            data = bytes(memoryview(input))
            return data.decode(name, errors or 'strict'), len(data)

        place = 'encodings.' + function
        parts = [type(kind.__name__, (kind,), {'_encoding': name, '__module__': place})
                 for kind in (StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder)]
        return CodecInfo(encode, decode, *parts, name=name)

    _found = {}

    _searched = []

    def register(search_function, /):
        if not callable(search_function):
            raise TypeError('argument must be callable')
        _searched.append(search_function)

    def unregister(search_function, /):
        _searched[:] = [one for one in _searched if one is not search_function]
        _found.clear()

    def lookup(encoding, /):
        for search in _searched:
            found = search(encoding.lower().replace(' ', '_').replace('-', '_'))
            if found is not None:
                return found
        other = _other_names.get(encoding.lower().replace('_', '-').replace(' ', '-'))
        name = other or _codec_name(encoding)
        if name not in _found:
            _found[name] = CodecInfo(*_others[name], name=name) if other else _text_codec(name)
        return _found[name]

    def _run(doing, function, encoding, obj, errors):
        # What keeps more than its text is raised as it is.
        try:
            return function(obj, errors)[0]
        except (UnicodeError, OSError, ImportError, SyntaxError, StopIteration, AttributeError, NameError):
            raise
        except Exception as error:
            if len(error.args) > 1 or error.args and type(error.args[0]) is not str or vars(error):
                raise
            cause = error
        failed = type(cause)(f'{doing} with {encoding!r} codec failed ({type(cause).__name__}: {cause})')
        failed.__cause__ = cause
        raise failed

    def encode(obj, encoding='utf-8', errors='strict'):
        return _run('encoding', lookup(encoding)[0], encoding, obj, errors)

    def decode(obj, encoding='utf-8', errors='strict'):
        return _run('decoding', lookup(encoding)[1], encoding, obj, errors)

    def getencoder(encoding):
        return lookup(encoding).encode

    def getdecoder(encoding):
        return lookup(encoding).decode

    def getreader(encoding):
        return lookup(encoding).streamreader

    def getwriter(encoding):
        return lookup(encoding).streamwriter

    def getincrementalencoder(encoding):
        return lookup(encoding).incrementalencoder

    def getincrementaldecoder(encoding):
        return lookup(encoding).incrementaldecoder

    def iterencode(iterator, encoding, errors='strict', **kwargs):
        encoder = getincrementalencoder(encoding)(errors, **kwargs)
        for input in iterator:
            output = encoder.encode(input)
            if output:
                yield output

    def iterdecode(iterator, encoding, errors='strict', **kwargs):
        decoder = getincrementaldecoder(encoding)(errors, **kwargs)
        for input in iterator:
            output = decoder.decode(input)
            if output:
                yield output
        output = decoder.decode(b'', True)
        if output:
            yield output

    def unicode_escape_decode(data, errors='strict', final=True, /):
        return lookup('unicode_escape').decode(data, errors)

    def unicode_escape_encode(str, errors='strict', /):
        return lookup('unicode_escape').encode(str, errors)

    def utf_8_encode(str, errors='strict', /):
        return lookup('utf-8').encode(str, errors)

    def utf_8_decode(data, errors='strict', final=False, /):
        data = bytes(memoryview(data))
        end = len(data) if final else _whole('utf-8', data)
        return data[:end].decode('utf-8', errors or 'strict'), end

    def ascii_encode(str, errors='strict', /):
        return lookup('ascii').encode(str, errors)

    def ascii_decode(data, errors='strict', /):
        return lookup('ascii').decode(data, errors)

    def make_identity_dict(rng):
        return {one: one for one in rng}

    def make_encoding_map(decoding_map):
        made = {}
        for key, value in decoding_map.items():
            made[value] = None if value in made else key
        return made

    def latin_1_encode(str, errors='strict', /):
        return lookup('latin-1').encode(str, errors)

    def latin_1_decode(data, errors='strict', /):
        return lookup('latin-1').decode(data, errors)

    def escape_decode(data, errors='strict', /):
        size = len(data)
        data = data.encode() if isinstance(data, str) else bytes(data)
        return data.decode('unicode_escape').encode('latin-1'), size

    def escape_encode(data, errors='strict', /):
        return repr(data)[2:-1].encode(), len(data)

    _natives = {
        'lookup(encoding, /)': 'exact', 'register_error(errors, handler, /)': 'exact', 'lookup_error(name, /)': 'exact',
        "encode(obj, encoding='utf-8', errors='strict')": 'clinic',
        "decode(obj, encoding='utf-8', errors='strict')": 'clinic',
    }
    """#
}
