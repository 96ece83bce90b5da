// The module `codecs` in Python, over the text encodings that `str.encode` knows, with rot13, hex and base64. Our own text.

enum CodecsSource {
  static let module = NativeModule("codecs", functions: [canonicalName, RefusedModules.openFile]) {
    vm, module throws(PyError) in try SourceModules.load(vm, module, text)
  }

  /// `_codec_name(encoding)`: what `codecs.lookup(encoding).name` says, as measured under the reference.
  private static let canonicalName = NativeRow("_codec_name(encoding, /)", .exact) { vm, arguments throws(PyError) in
    let name =
      switch try TextCoding.encoding(vm, try vm.str(arguments[0])) {
      case .utf8: "utf-8"
      case .utf8Signed: "utf-8-sig"
      case .ascii: "ascii"
      case .latin1: "iso8859-1"
      case .windows1252: "cp1252"
      case .unicodeEscape: "unicode-escape"
      case .rawUnicodeEscape: "raw-unicode-escape"
      case .utf16(let bigEndian, let mark): mark ? "utf-16" : bigEndian ? "utf-16-be" : "utf-16-le"
      case .utf32(let bigEndian, let mark): mark ? "utf-32" : bigEndian ? "utf-32-be" : "utf-32-le"
      }
    return vm.string(name)
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

    class IncrementalEncoder:
        def __init__(self, errors='strict'):
            self.errors = errors

        def encode(self, input, final=False):
            return input.encode(self._encoding, self.errors)

        def reset(self):
            pass

    class IncrementalDecoder:
        def __init__(self, errors='strict'):
            self.errors = errors
            self.buffer = b''

        def decode(self, input, final=False):
            data = self.buffer + bytes(input)
            self.buffer = b''
            if not final and self._encoding == 'utf-8':
                # The beginning of a character whose end is still to come.
                for back in range(1, min(3, len(data)) + 1):
                    first = data[-back]
                    if first >= 0xC0:
                        if back < (2 if first < 0xE0 else 3 if first < 0xF0 else 4):
                            data, self.buffer = data[:-back], data[-back:]
                        break
                    if first < 0x80:
                        break
            return data.decode(self._encoding, self.errors)

        def reset(self):
            self.buffer = b''

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
        function = name.replace('-', '_').replace('iso8859_1', 'latin_1')

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

        parts = [type(kind.__name__, (kind,), {'_encoding': name, '__module__': 'codecs'})
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
        try:
            return function(obj, errors)[0]
        except UnicodeError:
            raise
        except Exception as error:
            raise type(error)(f'{doing} with {encoding!r} codec failed ({type(error).__name__}: {error})') from error

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
        return lookup('utf-8').decode(data, errors)

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
        'lookup(encoding, /)': 'exact', "encode(obj, encoding='utf-8', errors='strict')": 'clinic',
        "decode(obj, encoding='utf-8', errors='strict')": 'clinic',
    }
    """#
}
