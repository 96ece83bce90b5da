// The Python half of `json`: the encoder and decoder classes and the functions. Our own text.

enum JSONSource {
  static let text = #"""
    class JSONDecodeError(ValueError):
        def __init__(self, msg, doc, pos):
            line = doc.count('\n', 0, pos) + 1
            column = pos - doc.rfind('\n', 0, pos)
            ValueError.__init__(self, f'{msg}: line {line} column {column} (char {pos})')
            self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, line, column

    JSONDecodeError.__module__ = 'json.decoder'

    class JSONEncoder:
        item_separator = ', '
        key_separator = ': '

        def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                     sort_keys=False, indent=None, separators=None, default=None):
            self.skipkeys = skipkeys
            self.ensure_ascii = ensure_ascii
            self.check_circular = check_circular
            self.allow_nan = allow_nan
            self.sort_keys = sort_keys
            self.indent = indent
            if separators is not None:
                self.item_separator, self.key_separator = separators
            elif indent is not None:
                self.item_separator = ','
            if default is not None:
                self.default = default

        def default(self, o):
            raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

        def encode(self, o):
            return _write(o, skipkeys=self.skipkeys, ensure_ascii=self.ensure_ascii,
                          check_circular=self.check_circular, allow_nan=self.allow_nan, indent=self.indent,
                          separators=(self.item_separator, self.key_separator), default=self.default,
                          sort_keys=self.sort_keys)

        def iterencode(self, o, _one_shot=False):
            return _pieces(self, o, 0, set())

    def _pieces(encoder, o, level, around):
        """A value piece by piece: what opens, each item with the separator before it, what closes. `around` has the
        identities of what the value stands in."""
        if o is None or isinstance(o, (str, int, float)):
            yield encoder.encode(o)
            return
        if encoder.check_circular:
            if id(o) in around:
                raise ValueError('Circular reference detected')
            around.add(id(o))
        if isinstance(o, (list, tuple)):
            yield from _sequence_pieces(encoder, o, level, around)
        elif isinstance(o, dict):
            yield from _mapping_pieces(encoder, o, level, around)
        else:
            yield from _pieces(encoder, encoder.default(o), level, around)
        around.discard(id(o))

    def _line_breaks(encoder, level):
        """What stands before an item and before what closes."""
        if encoder.indent is None:
            return '', ''
        space = encoder.indent if isinstance(encoder.indent, str) else ' ' * encoder.indent
        return '\n' + space * (level + 1), '\n' + space * level

    def _sequence_pieces(encoder, o, level, around):
        if not o:
            yield '[]'
            return
        inner, before = _line_breaks(encoder, level)
        lead = '[' + inner
        for value in o:
            if isinstance(value, (list, tuple, dict)):
                yield lead
                yield from _pieces(encoder, value, level + 1, around)
            else:
                parts = list(_pieces(encoder, value, level + 1, around))
                yield lead + parts[0]
                yield from parts[1:]
            lead = encoder.item_separator + inner
        if before:
            yield before
        yield ']'

    def _mapping_pieces(encoder, o, level, around):
        if not o:
            yield '{}'
            return
        inner, before = _line_breaks(encoder, level)
        yield '{'
        if inner:
            yield inner
        is_first = True
        for key, value in sorted(o.items()) if encoder.sort_keys else o.items():
            if not isinstance(key, (str, int, float)) and key is not None:
                if encoder.skipkeys:
                    continue
                raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')
            if not is_first:
                yield encoder.item_separator + inner
            is_first = False
            yield dumps(key if isinstance(key, str) else dumps(key), ensure_ascii=encoder.ensure_ascii)
            yield encoder.key_separator
            yield from _pieces(encoder, value, level + 1, around)
        if before:
            yield before
        yield '}'

    class JSONDecoder:
        def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                     object_pairs_hook=None):
            self._hooks = (object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, bool(strict))

        def decode(self, s):
            value, end = _read(s, self._hooks, _skip(s, 0))
            end = _skip(s, end)
            if end != len(s):
                raise _failure('Extra data', s, end)
            return value

        def raw_decode(self, s, idx=0):
            return _read(s, self._hooks, idx)

    JSONEncoder.__module__ = 'json.encoder'
    JSONDecoder.__module__ = 'json.decoder'

    def _skip(s, at):
        while at < len(s) and s[at] in ' \t\n\r':
            at += 1
        return at

    def _failure(msg, doc, pos):
        return JSONDecodeError(msg, doc, pos)

    def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
              separators=None, default=None, sort_keys=False, **kw):
        if cls is None and not kw:
            return _write(obj, skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                          allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                          sort_keys=sort_keys)
        return (cls or JSONEncoder)(
            skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
            indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)

    def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
             separators=None, default=None, sort_keys=False, **kw):
        fp.write(dumps(obj, skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                       allow_nan=allow_nan, cls=cls, indent=indent, separators=separators, default=default,
                       sort_keys=sort_keys, **kw))

    def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
              object_pairs_hook=None, **kw):
        if isinstance(s, bytes):
            s = s.decode('utf-8')
        elif not isinstance(s, str):
            raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
        elif s.startswith('\ufeff'):
            raise _failure('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
        if (cls is None and object_hook is None and parse_float is None and parse_int is None and parse_constant is None
                and object_pairs_hook is None and not kw):
            return _load(s)
        return (cls or JSONDecoder)(
            object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
            object_pairs_hook=object_pairs_hook, **kw).decode(s)

    def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
             object_pairs_hook=None, **kw):
        return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                     parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)
    """#
}
