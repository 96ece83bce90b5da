// The encodings `punycode` (RFC 3492) and `utf-7` (RFC 2152) in Python, with the messages of CPython's own. Our own text.

extension CodecsSource {
  static let more = #"""

    _digits = b'abcdefghijklmnopqrstuvwxyz0123456789'

    def _limit(place, bias):
        return max(1, min(26, 36 * (place + 1) - bias))

    def _adapted(delta, is_first, count):
        delta = delta // 700 if is_first else delta // 2
        delta += delta // count
        steps = 0
        while delta > 455:
            delta //= 35
            steps += 36
        return steps + 36 * delta // (delta + 38)

    def _to_punycode(input, errors='strict'):
        base = bytes([ord(c) for c in input if ord(c) < 128])
        made, delta, bias, done, code = bytearray(), 0, 72, len(base), 128
        is_first = True
        for following in sorted({ord(c) for c in input if ord(c) >= 128}):
            delta += (following - code) * (done + 1)
            code = following
            for c in input:
                if ord(c) < code:
                    delta += 1
                elif ord(c) == code:
                    rest, place = delta, 0
                    while True:
                        limit = _limit(place, bias)
                        if rest < limit:
                            break
                        made.append(_digits[limit + (rest - limit) % (36 - limit)])
                        rest = (rest - limit) // (36 - limit)
                        place += 1
                    made.append(_digits[rest])
                    done += 1
                    bias = _adapted(delta, is_first, done)
                    is_first, delta = False, 0
            delta += 1
            code += 1
        return base + b'-' + made if base else bytes(made), len(input)

    def _number(text, place, bias, errors):
        result, weight, step = 0, 1, 0
        while True:
            if place >= len(text):
                if errors == 'strict':
                    raise UnicodeError('incomplete punicode string')
                return place + 1, None
            code = ord(text[place])
            place += 1
            if 0x41 <= code <= 0x5A:
                digit = code - 0x41
            elif 0x30 <= code <= 0x39:
                digit = code - 22
            elif errors == 'strict':
                raise UnicodeError(f"Invalid extended code point '{text[place - 1]}'")
            else:
                return place, None
            limit = _limit(step, bias)
            result += digit * weight
            if digit < limit:
                return place, result
            weight *= 36 - limit
            step += 1

    def _from_punycode(input, errors='strict'):
        if errors not in ('strict', 'replace', 'ignore'):
            raise UnicodeError('Unsupported error handling ' + errors)
        data = input.encode('ascii') if isinstance(input, str) else bytes(memoryview(input))
        cut = data.rfind(b'-')
        base = '' if cut < 0 else str(data[:cut], 'ascii', errors)
        text = str(data[cut + 1:], 'ascii').upper()
        code, position, bias, place = 0x80, -1, 72, 0
        while place < len(text):
            following, delta = _number(text, place, bias, errors)
            if delta is None:
                break
            position += delta + 1
            code += position // (len(base) + 1)
            if code > 0x10FFFF:
                if errors == 'strict':
                    raise UnicodeError('Invalid character U+%x' % code)
                code = ord('?')
            position %= len(base) + 1
            base = base[:position] + chr(code) + base[position:]
            bias = _adapted(delta, place == 0, len(base))
            place = following
        return base, len(input)

    _alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    _values = {ord(c): place for place, c in enumerate(_alphabet)}

    def _is_direct(code):
        return code in (9, 10, 13) or 32 <= code < 126 and code not in (43, 92)

    def _to_utf7(input, errors='strict'):
        if not isinstance(input, str):
            raise TypeError(f'utf_7_encode() argument 1 must be str, not {type(input).__name__}')
        made, bits, held, inside = [], 0, 0, False
        for c in input:
            code = ord(c)
            if _is_direct(code):
                if inside:
                    if bits:
                        made.append(_alphabet[held << 6 - bits & 63])
                    if code in _values or c == '-':
                        made.append('-')
                    bits, held, inside = 0, 0, False
                made.append(c)
                continue
            if not inside:
                if c == '+':
                    made.append('+-')
                    continue
                made.append('+')
                inside = True
            units = (code,) if code < 0x10000 else (0xD800 + (code - 0x10000 >> 10), 0xDC00 + (code - 0x10000 & 0x3FF))
            for unit in units:
                held, bits = held << 16 | unit, bits + 16
                while bits >= 6:
                    bits -= 6
                    made.append(_alphabet[held >> bits & 63])
                held &= (1 << bits) - 1
        if bits:
            made.append(_alphabet[held << 6 - bits & 63])
        if inside:
            made.append('-')
        return ''.join(made).encode('ascii'), len(input)

    def _from_utf7(input, errors='strict'):
        if isinstance(input, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(memoryview(input))
        made, bits, held, inside, half, start, place = [], 0, 0, False, 0, 0, 0

        def failed(end, reason):
            error = UnicodeDecodeError('utf7', data, start, end, reason)
            if errors == 'strict':
                raise error
            text, following = lookup_error(errors)(error)
            made.append(text)
            return following

        while place < len(data):
            code = data[place]
            if inside:
                if code in _values:
                    held, bits, place = held << 6 | _values[code], bits + 6, place + 1
                    if bits >= 16:
                        bits -= 16
                        unit, held = held >> bits, held & (1 << bits) - 1
                        if half:
                            if 0xDC00 <= unit < 0xE000:
                                made.append(chr(0x10000 + (half - 0xD800 << 10) + unit - 0xDC00))
                                half = 0
                                continue
                            made.append(chr(half))
                            half = 0
                        if 0xD800 <= unit < 0xDC00:
                            half = unit
                        else:
                            made.append(chr(unit))
                    continue
                inside = False
                if bits >= 6:
                    place = failed(place + 1, 'partial character in shift sequence')
                    continue
                if bits and held:
                    place = failed(place + 1, 'non-zero padding bits in shift sequence')
                    continue
                if half and code < 128 and code != 43:
                    made.append(chr(half))
                half = 0
                if code == 45:
                    place += 1
            elif code == 43:
                start = place
                place += 1
                if place < len(data) and data[place] == 45:
                    place += 1
                    made.append('+')
                elif place < len(data) and data[place] not in _values:
                    place = failed(place + 1, 'ill-formed sequence')
                else:
                    inside, half, bits, held = True, 0, 0, 0
            elif code < 128:
                place += 1
                made.append(chr(code))
            else:
                start = place
                place = failed(place + 1, 'unexpected special character')
        if inside and (half or bits >= 6 or bits and held):
            failed(len(data), 'unterminated shift sequence')
        return ''.join(made), len(data)

    _others.update({'punycode': (_to_punycode, _from_punycode), 'utf-7': (_to_utf7, _from_utf7)})
    _other_names.update({name: 'utf-7' for name in ('utf-7', 'utf7', 'u7', 'unicode-1-1-utf-7')}, punycode='punycode')
    """#
}
