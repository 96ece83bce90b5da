// Bytes as text and text as bytes in Python: `binascii` and `base64`. Our own text.

enum EncodingSources {
  static let all: [NativeModule] = [module("binascii", binascii), module("base64", base64)]

  private static func module(_ name: String, _ text: String) -> NativeModule {
    NativeModule(name) { vm, module throws(PyError) in try SourceModules.load(vm, module, text) }
  }

  private static let binascii = #"""
    import _buffers

    class Error(ValueError):
        pass

    class Incomplete(Exception):
        pass

    _alphabet = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    _places = {byte: place for place, byte in enumerate(_alphabet)}

    def _bytes(data):
        found = _buffers.contents(data)
        if found is None:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        return found

    def _text(data):
        if isinstance(data, str):
            if not data.isascii():
                raise ValueError('string argument should contain only ASCII characters')
            return data.encode('ascii')
        found = _buffers.contents(data)
        if found is None:
            raise TypeError(
                f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'")
        return found

    def hexlify(data, sep=None, bytes_per_sep=1):
        data = _bytes(data)
        return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode('ascii')

    def unhexlify(hexstr, /):
        data = _text(hexstr)
        if len(data) % 2:
            raise Error('Odd-length string')
        digits = data.decode('latin-1')
        if not all(c in '0123456789abcdefABCDEF' for c in digits):
            raise Error('Non-hexadecimal digit found')
        return bytes.fromhex(digits)

    b2a_hex = hexlify
    a2b_hex = unhexlify

    def b2a_base64(data, /, *, newline=True):
        data = _bytes(data)
        letters = _alphabet
        out = bytearray()
        whole = len(data) - len(data) % 3
        for i in range(0, whole, 3):
            n = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
            out.append(letters[n >> 18])
            out.append(letters[n >> 12 & 63])
            out.append(letters[n >> 6 & 63])
            out.append(letters[n & 63])
        rest = data[whole:]
        if rest:
            n = int.from_bytes(rest + b'\0' * (3 - len(rest)), 'big')
            for place in range(len(rest) + 1):
                out.append(letters[n >> 18 - 6 * place & 63])
            out += b'=' * (3 - len(rest))
        if newline:
            out.append(10)
        return bytes(out)

    def a2b_base64(data, /, *, strict_mode=False):
        data = _text(data)
        out = bytearray()
        held = bits = count = pads = 0
        is_padded = False
        if strict_mode and data[:1] == b'=':
            raise Error('Leading padding not allowed')
        for position, byte in enumerate(data):
            if byte == 61:
                is_padded = True
                if count >= 2:
                    pads += 1
                    if count + pads >= 4:
                        if strict_mode and position + 1 < len(data):
                            raise Error('Excess data after padding')
                        return bytes(out)
                continue
            place = _places.get(byte)
            if place is None:
                if strict_mode:
                    raise Error('Only base64 data is allowed')
                continue
            if strict_mode and is_padded:
                raise Error('Discontinuous padding not allowed')
            pads = 0
            count = (count + 1) % 4
            held = held << 6 | place
            bits += 6
            if bits >= 8:
                bits -= 8
                out.append(held >> bits)
                held &= (1 << bits) - 1
        if count == 1:
            raise Error('Invalid base64-encoded string: number of data characters '
                        f'({len(out) // 3 * 4 + 1}) cannot be 1 more than a multiple of 4')
        if count:
            raise Error('Incorrect padding')
        return bytes(out)

    def b2a_uu(data, /, *, backtick=False):
        data = _bytes(data)
        if len(data) > 45:
            raise Error('At most 45 bytes at once')
        zero = 96 if backtick else 32
        out = bytearray([len(data) + 32 if data else zero])
        for i in range(0, len(data), 3):
            n = int.from_bytes(data[i:i + 3].ljust(3, b'\0'), 'big')
            out += bytes((n >> shift & 63) + 32 if n >> shift & 63 else zero for shift in (18, 12, 6, 0))
        return bytes(out) + b'\n'

    def a2b_uu(data, /):
        data = _text(data)
        size = ((data[0] if data else 32) - 32) & 63
        out = bytearray()
        held = bits = 0
        place = 1
        while len(out) < size:
            byte = data[place] if place < len(data) else 10
            if byte in (10, 13) or place >= len(data):
                byte = 32
            elif not 32 <= byte <= 96:
                raise Error('Illegal char')
            place += 1
            held = held << 6 | byte - 32 & 63
            bits += 6
            if bits >= 8:
                bits -= 8
                out.append(held >> bits & 255)
                held &= (1 << bits) - 1
        if any(byte not in (32, 96, 10, 13) for byte in data[place:]):
            raise Error('Trailing garbage')
        return bytes(out)

    def a2b_qp(data, header=False):
        data = _text(data)
        out = bytearray()
        place, size = 0, len(data)
        while place < size:
            byte = data[place]
            if byte == 61:
                place += 1
                if place >= size:
                    break
                if data[place] in (10, 13):
                    if data[place] != 10:
                        while place < size and data[place] != 10:
                            place += 1
                    if place < size:
                        place += 1
                elif data[place] == 61:
                    out.append(61)
                    place += 1
                elif data[place:place + 1] in _hex and data[place + 1:place + 2] in _hex:
                    out.append(int(data[place:place + 2], 16))
                    place += 2
                else:
                    out.append(61)
            else:
                out.append(32 if header and byte == 95 else byte)
                place += 1
        return bytes(out)

    _hex = frozenset(b'%c' % byte for byte in b'0123456789abcdefABCDEF')

    def b2a_qp(data, quotetabs=False, istext=True, header=False):
        data = _bytes(data)
        first = data.find(b'\n')
        end = b'\r\n' if first > 0 and data[first - 1] == 13 else b'\n'
        out = bytearray()
        place, size, column = 0, len(data), 0
        while place < size:
            byte = data[place]
            following = data[place + 1] if place + 1 < size else -1
            if (byte > 126 or byte == 61 or header and byte == 95
                    or byte == 46 and column == 0 and (following in (-1, 10, 13, 0))
                    or not istext and byte in (13, 10)
                    or byte in (9, 32) and following == -1
                    or byte < 33 and byte not in (13, 10, 9, 32)
                    or byte < 33 and byte not in (13, 10) and (quotetabs or not quotetabs and byte not in (9, 32))):
                if column + 3 >= 76:
                    out += b'=' + end
                    column = 0
                out += b'=%02X' % byte
                place += 1
                column += 3
            elif istext and (byte == 10 or byte == 13 and following == 10):
                column = 0
                if out and out[-1] in (32, 9):
                    last = out.pop()
                    out += b'=%02X' % last
                out += end
                place += 2 if byte == 13 else 1
            else:
                if following not in (-1, 10) and column + 1 >= 76:
                    out += b'=' + end
                    column = 0
                column += 1
                if header and byte == 32:
                    out.append(95)
                else:
                    out.append(byte)
                place += 1
        return bytes(out)

    def crc_hqx(data, crc, /):
        crc &= 0xffff
        for byte in _bytes(data):
            crc ^= byte << 8
            for _ in range(8):
                crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xffff
        return crc

    def crc32(data, value=0, /):
        crc = value & 0xffffffff ^ 0xffffffff
        for byte in _bytes(data):
            crc = _table[(crc ^ byte) & 255] ^ crc >> 8
        return crc ^ 0xffffffff

    def _row(n):
        for _ in range(8):
            n = n >> 1 ^ (0xedb88320 if n & 1 else 0)
        return n

    _table = [_row(n) for n in range(256)]

    _natives = {
        'crc32(data, value=0, /)': 'unpack', 'hexlify(data, sep=None, bytes_per_sep=1)': 'clinic',
        'unhexlify(hexstr, /)': 'exact', 'b2a_base64(data, /, *, newline=True)': 'clinic',
        'a2b_base64(data, /, *, strict_mode=False)': 'clinic',
    }
    """#

  private static let base64 = #"""
    import binascii
    import _buffers

    __all__ = ['encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
               'b16encode', 'b16decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
               'urlsafe_b64decode', 'a85encode', 'a85decode', 'b85encode', 'b85decode', 'b32hexencode', 'b32hexdecode']

    def _text(data):
        if isinstance(data, str):
            if not data.isascii():
                raise ValueError('string argument should contain only ASCII characters')
            return data.encode('ascii')
        if _buffers.contents(memoryview(data)[:0] if isinstance(data, memoryview) else data) is None:
            raise TypeError(
                f"argument should be a bytes-like object or ASCII string, not {type(data).__name__!r}")
        return bytes(data)

    def b64encode(s, altchars=None):
        encoded = binascii.b2a_base64(s, newline=False)
        if altchars is not None:
            assert len(altchars) == 2, repr(altchars)
            return encoded.translate(bytes.maketrans(b'+/', altchars))
        return encoded

    def b64decode(s, altchars=None, validate=False):
        s = _text(s)
        if altchars is not None:
            altchars = _text(altchars)
            assert len(altchars) == 2, repr(altchars)
            s = s.translate(bytes.maketrans(altchars, b'+/'))
        return binascii.a2b_base64(s, strict_mode=validate)

    def standard_b64encode(s):
        return b64encode(s)

    def standard_b64decode(s):
        return b64decode(s)

    def urlsafe_b64encode(s):
        return b64encode(s, b'-_')

    def urlsafe_b64decode(s):
        return b64decode(s, b'-_')

    _letters = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
    _hex_letters = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'

    def b32encode(s):
        return _encoded_32(_letters, s)

    def b32hexencode(s):
        return _encoded_32(_hex_letters, s)

    def b32decode(s, casefold=False, map01=None):
        return _decoded_32(_letters, s, casefold, map01)

    def b32hexdecode(s, casefold=False):
        return _decoded_32(_hex_letters, s, casefold)

    def _encoded_32(letters, s):
        s = _view(s)
        out = bytearray()
        for i in range(0, len(s), 5):
            part = s[i:i + 5]
            n = int.from_bytes(part + b'\0' * (5 - len(part)), 'big')
            used = (len(part) * 8 + 4) // 5
            out += bytes(letters[n >> 35 - 5 * place & 31] for place in range(used)) + b'=' * (8 - used)
        return bytes(out)

    def _decoded_32(letters, s, casefold=False, map01=None):
        s = _text(s)
        if len(s) % 8:
            raise binascii.Error('Incorrect padding')
        if map01 is not None:
            s = s.translate(bytes.maketrans(b'01', b'O' + _text(map01)))
        if casefold:
            s = s.upper()
        body = s.rstrip(b'=')
        pads = len(s) - len(body)
        out = bytearray()
        for i in range(0, len(body), 8):
            n = 0
            for byte in body[i:i + 8].ljust(8, letters[:1]):
                place = letters.find(byte)
                if place < 0:
                    raise binascii.Error('Non-base32 digit found')
                n = n << 5 | place
            out += n.to_bytes(5, 'big')
        if pads not in (0, 1, 3, 4, 6):
            raise binascii.Error('Incorrect padding')
        return bytes(out[:len(out) - (pads * 5 + 7) // 8]) if pads else bytes(out)

    def b16encode(s):
        return binascii.hexlify(s).upper()

    def b16decode(s, casefold=False):
        s = _text(s)
        if casefold:
            s = s.upper()
        if any(byte not in b'0123456789ABCDEF' for byte in s):
            raise binascii.Error('Non-base16 digit found')
        return binascii.unhexlify(s)

    def encodebytes(s):
        s = _buffer(s)
        return b''.join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))

    def decodebytes(s):
        return binascii.a2b_base64(_buffer(s))

    def _buffer(data):
        if _buffers.contents(data) is None:
            raise TypeError(f'expected bytes-like object, not {data.__class__.__name__}')
        view = memoryview(data)
        if view.format not in ('c', 'b', 'B'):
            raise TypeError(f'expected single byte elements, not {view.format!r} from {data.__class__.__name__}')
        if view.ndim != 1:
            raise TypeError(f'expected 1-D data, not {view.ndim}-D data from {data.__class__.__name__}')
        return bytes(data)

    def _view(data):
        return memoryview(data).tobytes()

    _digits_85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
    _ascii_85 = bytes(range(33, 118))

    def _encoded_85(data, digits, pad, fold_nuls=False, fold_spaces=False):
        data = _view(data)
        padding = -len(data) % 4
        data += b'\0' * padding
        chunks = []
        for i in range(0, len(data), 4):
            word = int.from_bytes(data[i:i + 4], 'big')
            if fold_nuls and not word:
                chunks.append(b'z')
            elif fold_spaces and word == 0x20202020:
                chunks.append(b'y')
            else:
                chunks.append(bytes(digits[word // 85 ** place % 85] for place in (4, 3, 2, 1, 0)))
        if padding and not pad:
            last = digits[:1] * 5 if chunks[-1] == b'z' else chunks[-1]
            chunks[-1] = last[:-padding]
        return b''.join(chunks)

    def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
        result = _encoded_85(b, _ascii_85, pad, True, foldspaces)
        if adobe:
            result = b'<~' + result
        if wrapcol:
            wrapcol = max(2 if adobe else 1, wrapcol)
            lines = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
            if adobe and len(lines[-1]) + 2 > wrapcol:
                lines.append(b'')
            result = b'\n'.join(lines)
        return result + b'~>' if adobe else result

    def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
        b = _text(b)
        if adobe:
            if not b.endswith(b'~>'):
                raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
            b = b[2:-2] if b.startswith(b'<~') else b[:-2]
        out = bytearray()
        word = count = 0
        for byte in b + b'uuuu':
            if 33 <= byte <= 117:
                word = word * 85 + byte - 33
                count += 1
                if count == 5:
                    if word > 0xffffffff:
                        raise ValueError('Ascii85 overflow')
                    out += word.to_bytes(4, 'big')
                    word = count = 0
            elif byte == 122:
                if count:
                    raise ValueError('z inside Ascii85 5-tuple')
                out += b'\0\0\0\0'
            elif foldspaces and byte == 121:
                if count:
                    raise ValueError('y inside Ascii85 5-tuple')
                out += b'    '
            elif byte not in ignorechars:
                raise ValueError(f'Non-Ascii85 digit found: {chr(byte)}')
        return bytes(out[:len(out) - (4 - count)])

    def b85encode(b, pad=False):
        return _encoded_85(b, _digits_85, pad)

    def b85decode(b):
        b = _text(b)
        padding = -len(b) % 5
        out = bytearray()
        for i in range(0, len(b), 5):
            word = 0
            for place, byte in enumerate(b[i:i + 5].ljust(5, b'~')):
                digit = _digits_85.find(byte)
                if digit < 0:
                    raise ValueError(f'bad base85 character at position {i + place}')
                word = word * 85 + digit
            if word > 0xffffffff:
                raise ValueError(f'base85 overflow in hunk starting at byte {i}')
            out += word.to_bytes(4, 'big')
        return bytes(out[:len(out) - padding])
    """#
}
