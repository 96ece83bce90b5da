// Bytes as text and text as bytes in Python: `binascii` and `base64`. Our own text.

enum EncodingSources {
  static let all: [NativeModule] = [module("binascii", binascii), module("base64", base64)]

  private static func module(_ name: String, _ text: String) -> NativeModule {
    NativeModule(name) { vm, module throws(PyError) in try SourceModules.load(vm, module, text) }
  }

  private static let binascii = #"""
    class Error(ValueError):
        pass

    class Incomplete(Exception):
        pass

    _alphabet = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    _places = {byte: place for place, byte in enumerate(_alphabet)}

    def _bytes(data):
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        return bytes(data)

    def _text(data):
        if isinstance(data, str):
            if not data.isascii():
                raise ValueError('string argument should contain only ASCII characters')
            return data.encode('ascii')
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(
                f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'")
        return bytes(data)

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
        out = bytearray()
        held = bits = count = pads = 0
        for byte in _text(data):
            if byte == 61:
                pads += 1
                if count >= 2 and count + pads >= 4:
                    return bytes(out)
                continue
            place = _places.get(byte)
            if place is None:
                continue
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
    """#

  private static let base64 = #"""
    import binascii

    __all__ = ['encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
               'b16encode', 'b16decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
               'urlsafe_b64decode']

    def _text(data):
        if isinstance(data, str):
            if not data.isascii():
                raise ValueError('string argument should contain only ASCII characters')
            return data.encode('ascii')
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(
                f"argument should be a bytes-like object or ASCII string, not {type(data).__name__!r}")
        return bytes(data)

    _alphabet = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

    def _bytes(data):
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
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
        if validate:
            body = s.rstrip(b'=')
            if len(s) - len(body) > 2 or any(byte not in _alphabet for byte in body):
                raise binascii.Error('Only base64 data is allowed')
        return binascii.a2b_base64(s)

    def standard_b64encode(s):
        return b64encode(s)

    def standard_b64decode(s):
        return b64decode(s)

    def urlsafe_b64encode(s):
        return b64encode(s, b'-_')

    def urlsafe_b64decode(s):
        return b64decode(s, b'-_')

    _letters = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

    def b32encode(s):
        s = _bytes(s)
        out = bytearray()
        for i in range(0, len(s), 5):
            part = s[i:i + 5]
            n = int.from_bytes(part + b'\0' * (5 - len(part)), 'big')
            used = (len(part) * 8 + 4) // 5
            out += bytes(_letters[n >> 35 - 5 * place & 31] for place in range(used)) + b'=' * (8 - used)
        return bytes(out)

    def b32decode(s, casefold=False, map01=None):
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
            for byte in body[i:i + 8].ljust(8, b'A'):
                place = _letters.find(byte)
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
        s = _bytes(s)
        return b''.join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))

    def decodebytes(s):
        return binascii.a2b_base64(_bytes(s))
    """#
}
