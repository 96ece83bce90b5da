// The module `tomllib` in Python: TOML 1.0 read into dicts. Our own text; what it says of mistakes is what CPython's says.

enum TomlSource {
  static let module = NativeModule("tomllib") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, values + tables)
  }

  private static let values = #"""
    import re as _re

    __all__ = ('loads', 'load', 'TOMLDecodeError')

    class TOMLDecodeError(ValueError):
        pass

    def _mistake(text, place, message):
        if place >= len(text):
            where = 'end of document'
        else:
            line = text.count('\n', 0, place) + 1
            column = place + 1 if line == 1 else place - text.rindex('\n', 0, place)
            where = f'line {line}, column {column}'
        return TOMLDecodeError(f'{message} (at {where})')

    _controls = frozenset([chr(i) for i in range(32)] + [chr(127)])
    _space = frozenset(' \t')
    _line_space = frozenset(' \t\n')
    _bare = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_')
    _hex = frozenset('0123456789abcdefABCDEF')
    _escapes = {'\\b': '\b', '\\t': '\t', '\\n': '\n', '\\f': '\f', '\\r': '\r', '\\"': '"', '\\\\': '\\'}
    _number = _re.compile(r'0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)'
                          r'|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<floatpart>(?:\.[0-9](?:_?[0-9])*)?'
                          r'(?:[eE][+-]?[0-9](?:_?[0-9])*)?)')
    _clock = r'([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?'
    _time = _re.compile(_clock)
    _moment = _re.compile(r'([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]' + _clock +
                          r'(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?')

    def _skip(text, place, letters):
        while place < len(text) and text[place] in letters:
            place += 1
        return place

    def _until(text, place, wanted, refused, fails):
        end = text.find(wanted, place)
        if end < 0:
            end = len(text)
            if fails:
                raise _mistake(text, end, f'Expected {wanted!r}')
        for i in range(place, end):
            if text[i] in refused:
                raise _mistake(text, i, f'Found invalid character {text[i]!r}')
        return end

    def _skip_comment(text, place):
        if text[place:place + 1] != '#':
            return place
        return _until(text, place + 1, '\n', _controls - {'\t'}, False)

    def _skip_lines(text, place):
        while True:
            before = place
            place = _skip_comment(text, _skip(text, place, _line_space))
            if place == before:
                return place

    def _escape(text, place, is_multiline):
        pair = text[place:place + 2]
        place += 2
        if is_multiline and pair in ('\\ ', '\\\t', '\\\n'):
            if pair != '\\\n':
                place = _skip(text, place, _space)
                if place >= len(text):
                    return place, ''
                if text[place] != '\n':
                    raise _mistake(text, place, "Unescaped '\\' in a string")
                place += 1
            return _skip(text, place, _line_space), ''
        if pair in ('\\u', '\\U'):
            count = 4 if pair == '\\u' else 8
            digits = text[place:place + count]
            if len(digits) != count or not set(digits) <= _hex:
                raise _mistake(text, place, 'Invalid hex value')
            place += count
            code = int(digits, 16)
            if code > 0x10ffff or 0xd800 <= code <= 0xdfff:
                raise _mistake(text, place, 'Escaped character is not a Unicode scalar value')
            return place, chr(code)
        if pair not in _escapes:
            raise _mistake(text, place, 'Unterminated string' if len(pair) != 2 else "Unescaped '\\' in a string")
        return place, _escapes[pair]

    def _basic(text, place, is_multiline):
        refused = _controls - (frozenset('\t\n') if is_multiline else frozenset('\t'))
        parts = []
        start = place
        while True:
            if place >= len(text):
                raise _mistake(text, place, 'Unterminated string')
            letter = text[place]
            if letter == '"':
                if not is_multiline:
                    return place + 1, ''.join(parts) + text[start:place]
                if text.startswith('"' * 3, place):
                    return place + 3, ''.join(parts) + text[start:place]
                place += 1
            elif letter == '\\':
                parts.append(text[start:place])
                place, part = _escape(text, place, is_multiline)
                parts.append(part)
                start = place
            elif letter in refused:
                raise _mistake(text, place, f'Illegal character {letter!r}')
            else:
                place += 1

    def _literal(text, place):
        end = _until(text, place, "'", _controls - {'\t'}, True)
        return end + 1, text[place:end]

    def _multiline(text, place, is_literal):
        place += 3
        if text.startswith('\n', place):
            place += 1
        if is_literal:
            quote = "'"
            end = _until(text, place, "'" * 3, _controls - frozenset('\t\n'), True)
            result = text[place:end]
            place = end + 3
        else:
            quote = '"'
            place, result = _basic(text, place, True)
        # One or two more quotes belong to the text.
        for _ in range(2):
            if not text.startswith(quote, place):
                break
            place += 1
            result += quote
        return place, result

    def _sum_of(match):
        import datetime
        parts = match.groups()
        day = [int(part) for part in parts[:3]]
        if parts[3] is None:
            return datetime.date(*day)
        clock = [int(part) for part in parts[3:6]] + [int((parts[6] or '').ljust(6, '0'))]
        zone = None
        if parts[8]:
            sign = 1 if parts[8] == '+' else -1
            zone = datetime.timezone(datetime.timedelta(hours=sign * int(parts[9]), minutes=sign * int(parts[10])))
        elif parts[7]:
            zone = datetime.timezone.utc
        return datetime.datetime(*day, *clock, tzinfo=zone)

    def _value(text, place, parse_float):
        letter = text[place:place + 1]
        if letter == '"':
            if text.startswith('"' * 3, place):
                return _multiline(text, place, False)
            return _basic(text, place + 1, False)
        if letter == "'":
            if text.startswith("'" * 3, place):
                return _multiline(text, place, True)
            return _literal(text, place + 1)
        if text.startswith('true', place):
            return place + 4, True
        if text.startswith('false', place):
            return place + 5, False
        if letter == '[':
            return _array(text, place + 1, parse_float)
        if letter == '{':
            return _inline(text, place + 1, parse_float)
        match = _moment.match(text, place)
        if match:
            try:
                return match.end(), _sum_of(match)
            except ValueError as e:
                raise _mistake(text, place, 'Invalid date or datetime') from e
        match = _time.match(text, place)
        if match:
            import datetime
            hour, minute, second, micro = match.groups()
            return match.end(), datetime.time(int(hour), int(minute), int(second), int((micro or '').ljust(6, '0')))
        match = _number.match(text, place)
        if match:
            if match.group('floatpart'):
                return match.end(), parse_float(match.group())
            return match.end(), int(match.group(), 0)
        for length in (3, 4):
            if text[place:place + length] in (('inf', 'nan') if length == 3 else ('-inf', '+inf', '-nan', '+nan')):
                return place + length, parse_float(text[place:place + length])
        raise _mistake(text, place, 'Invalid value')

    def _array(text, place, parse_float):
        place = _skip_lines(text, place)
        found = []
        if text.startswith(']', place):
            return place + 1, found
        while True:
            place, value = _value(text, place, parse_float)
            found.append(value)
            place = _skip_lines(text, place)
            letter = text[place:place + 1]
            if letter == ']':
                return place + 1, found
            if letter != ',':
                raise _mistake(text, place, 'Unclosed array')
            place = _skip_lines(text, place + 1)
            if text.startswith(']', place):
                return place + 1, found
    """#

  private static let tables = #"""


    def _key_part(text, place):
        letter = text[place:place + 1]
        if letter and letter in _bare:
            end = _skip(text, place, _bare)
            return end, text[place:end]
        if letter == "'":
            return _literal(text, place + 1)
        if letter == '"':
            return _basic(text, place + 1, False)
        raise _mistake(text, place, 'Invalid initial character for a key part')

    def _key(text, place):
        place, part = _key_part(text, place)
        parts = (part,)
        place = _skip(text, place, _space)
        while text[place:place + 1] == '.':
            place, part = _key_part(text, _skip(text, place + 1, _space))
            parts += (part,)
            place = _skip(text, place, _space)
        return place, parts

    def _pair(text, place, parse_float):
        place, key = _key(text, place)
        if text[place:place + 1] != '=':
            raise _mistake(text, place, "Expected '=' after a key in a key/value pair")
        place, value = _value(text, _skip(text, place + 1, _space), parse_float)
        return place, key, value

    class _Marks:
        """What has been said of keys: frozen ones, with all below them, and tables that a header declared."""

        def __init__(self):
            self.root = {}
            self.pending = set()

        def _at(self, key):
            inside = self.root
            node = None
            for part in key:
                node = inside.get(part)
                if node is None:
                    return None
                inside = node['inside']
            return node

        def _made(self, key):
            inside = self.root
            node = None
            for part in key:
                node = inside.setdefault(part, {'flags': set(), 'deep': set(), 'inside': {}})
                inside = node['inside']
            return node

        def forget(self, key):
            inside = self.root
            for part in key[:-1]:
                if part not in inside:
                    return
                inside = inside[part]['inside']
            inside.pop(key[-1], None)

        def mark(self, key, flag, is_deep):
            self._made(key)['deep' if is_deep else 'flags'].add(flag)

        def has(self, key, flag):
            if not key:
                return False
            inside = self.root
            for part in key[:-1]:
                if part not in inside:
                    return False
                if flag in inside[part]['deep']:
                    return True
                inside = inside[part]['inside']
            node = inside.get(key[-1])
            return node is not None and (flag in node['flags'] or flag in node['deep'])

        def settle(self):
            for key, flag in self.pending:
                self.mark(key, flag, False)
            self.pending.clear()

    _frozen = 'frozen'
    _declared = 'declared'

    def _nested(root, key, enters_lists=True):
        inside = root
        for part in key:
            inside = inside.setdefault(part, {})
            if enters_lists and isinstance(inside, list):
                inside = inside[-1]
            if not isinstance(inside, dict):
                raise KeyError('There is no nest behind this key')
        return inside

    def _inline(text, place, parse_float):
        result = {}
        marks = _Marks()
        place = _skip(text, place, _space)
        if text.startswith('}', place):
            return place + 1, result
        while True:
            place, key, value = _pair(text, place, parse_float)
            if marks.has(key, _frozen):
                raise _mistake(text, place, f'Cannot mutate immutable namespace {key}')
            try:
                inside = _nested(result, key[:-1], False)
            except KeyError:
                raise _mistake(text, place, 'Cannot overwrite a value') from None
            if key[-1] in inside:
                raise _mistake(text, place, f'Duplicate inline table key {key[-1]!r}')
            inside[key[-1]] = value
            place = _skip(text, place, _space)
            letter = text[place:place + 1]
            if letter == '}':
                return place + 1, result
            if letter != ',':
                raise _mistake(text, place, 'Unclosed inline table')
            if isinstance(value, (dict, list)):
                marks.mark(key, _frozen, True)
            place = _skip(text, place + 1, _space)

    def _table_header(text, place, root, marks):
        place, key = _key(text, _skip(text, place + 1, _space))
        if marks.has(key, _declared) or marks.has(key, _frozen):
            raise _mistake(text, place, f'Cannot declare {key} twice')
        marks.mark(key, _declared, False)
        try:
            _nested(root, key)
        except KeyError:
            raise _mistake(text, place, 'Cannot overwrite a value') from None
        if not text.startswith(']', place):
            raise _mistake(text, place, "Expected ']' at the end of a table declaration")
        return place + 1, key

    def _list_header(text, place, root, marks):
        place, key = _key(text, _skip(text, place + 2, _space))
        if marks.has(key, _frozen):
            raise _mistake(text, place, f'Cannot mutate immutable namespace {key}')
        marks.forget(key)
        marks.mark(key, _declared, False)
        try:
            inside = _nested(root, key[:-1])
            if key[-1] not in inside:
                inside[key[-1]] = [{}]
            elif isinstance(inside[key[-1]], list):
                inside[key[-1]].append({})
            else:
                raise KeyError
        except KeyError:
            raise _mistake(text, place, 'Cannot overwrite a value') from None
        if not text.startswith(']]', place):
            raise _mistake(text, place, "Expected ']]' at the end of an array declaration")
        return place + 2, key

    def _statement(text, place, root, marks, header, parse_float):
        place, key, value = _pair(text, place, parse_float)
        whole = header + key
        parent = whole[:-1]
        for end in range(1, len(key)):
            between = header + key[:end]
            if marks.has(between, _declared):
                raise _mistake(text, place, f'Cannot redefine namespace {between}')
            marks.pending.add((between, _declared))
        if marks.has(parent, _frozen):
            raise _mistake(text, place, f'Cannot mutate immutable namespace {parent}')
        try:
            inside = _nested(root, parent)
        except KeyError:
            raise _mistake(text, place, 'Cannot overwrite a value') from None
        if key[-1] in inside:
            raise _mistake(text, place, 'Cannot overwrite a value')
        if isinstance(value, (dict, list)):
            marks.mark(whole, _frozen, True)
        inside[key[-1]] = value
        return place

    def loads(s, /, *, parse_float=float):
        text = s.replace('\r\n', '\n')
        if parse_float is not float:
            given = parse_float

            def parse_float(digits):
                value = given(digits)
                if isinstance(value, (dict, list)):
                    raise ValueError('parse_float must not return dicts or lists')
                return value
        place = 0
        root = {}
        marks = _Marks()
        header = ()
        while True:
            place = _skip(text, place, _space)
            if place >= len(text):
                break
            letter = text[place]
            if letter == '\n':
                place += 1
                continue
            if letter in _bare or letter in '"\'':
                place = _statement(text, place, root, marks, header, parse_float)
                place = _skip(text, place, _space)
            elif letter == '[':
                marks.settle()
                made = _list_header if text.startswith('[[', place) else _table_header
                place, header = made(text, place, root, marks)
                place = _skip(text, place, _space)
            elif letter != '#':
                raise _mistake(text, place, 'Invalid statement')
            place = _skip_comment(text, place)
            if place < len(text):
                if text[place] != '\n':
                    raise _mistake(text, place, 'Expected newline or end of document after a statement')
                place += 1
        return root

    def load(fp, /, *, parse_float=float):
        data = fp.read()
        try:
            text = data.decode()
        except AttributeError:
            raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
        return loads(text, parse_float=parse_float)
    """#
}
