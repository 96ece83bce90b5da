// The modules `textwrap` and `pprint` in Python. Our own text.

enum TextLayoutSources {
  static let textwrap = NativeModule("textwrap") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, wrapping)
  }

  static let pprint = NativeModule("pprint") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, printing)
  }

  private static let wrapping = #"""
    _space = '\t\n\x0b\x0c\r '

    def _is_letter(letter):
        return letter.isalpha() or (letter.isalnum() and not letter.isdecimal())

    def _is_word(letter):
        return letter.isalnum() or letter == '_'

    def _breaks_after(word, i):
        after = word[i + 1:i + 3]
        if not after or not _is_letter(after[0]):
            return False
        if not (len(after) > 1 and (_is_letter(after[1]) or (
                after[1] == '-' and len(word) > i + 3 and _is_letter(word[i + 3])))):
            return False
        before = word[max(i - 3, 0):i]
        if len(before) >= 2 and _is_letter(before[-1]) and _is_letter(before[-2]):
            return True
        return len(before) == 3 and before[1] == '-' and _is_letter(before[0]) and _is_letter(before[2])

    def _parts(word, on_hyphens):
        if not on_hyphens:
            return [word]
        parts = []
        start = i = 0
        while i < len(word):
            if word[i] == '-':
                end = i
                while end < len(word) and word[end] == '-':
                    end += 1
                if (end - i > 1 and i > 0 and end < len(word) and _is_word(word[end])
                        and (_is_word(word[i - 1]) or word[i - 1] in '!"\'&.,?')):
                    if i > start:
                        parts.append(word[start:i])
                    parts.append(word[i:end])
                    start = i = end
                    continue
                if _breaks_after(word, i):
                    parts.append(word[start:i + 1])
                    start = i + 1
            i += 1
        if start < len(word):
            parts.append(word[start:])
        return parts

    class TextWrapper:
        def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                     replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                     drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                     placeholder=' [...]'):
            self.width = width
            self.initial_indent = initial_indent
            self.subsequent_indent = subsequent_indent
            self.expand_tabs = expand_tabs
            self.replace_whitespace = replace_whitespace
            self.fix_sentence_endings = fix_sentence_endings
            self.break_long_words = break_long_words
            self.drop_whitespace = drop_whitespace
            self.break_on_hyphens = break_on_hyphens
            self.tabsize = tabsize
            self.max_lines = max_lines
            self.placeholder = placeholder

        def _split(self, text):
            if self.expand_tabs:
                text = text.expandtabs(self.tabsize)
            if self.replace_whitespace:
                text = text.translate({ord(mark): ' ' for mark in _space})
            chunks = []
            i = 0
            while i < len(text):
                end = i
                if text[i] in _space:
                    while end < len(text) and text[end] in _space:
                        end += 1
                    chunks.append(text[i:end])
                else:
                    while end < len(text) and text[end] not in _space:
                        end += 1
                    chunks.extend(_parts(text[i:end], self.break_on_hyphens))
                i = end
            if self.fix_sentence_endings:
                for i in range(len(chunks) - 1):
                    word = chunks[i].rstrip('"\'')
                    if chunks[i + 1] == ' ' and word[-1:] in ('.', '!', '?') and word[-2:-1].islower():
                        chunks[i + 1] = '  '
            return chunks

        def wrap(self, text):
            if self.width <= 0:
                raise ValueError('invalid width %r (must be > 0)' % self.width)
            if self.max_lines is not None:
                indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
                if len(indent) + len(self.placeholder.lstrip()) > self.width:
                    raise ValueError('placeholder too large for max width')
            lines = []
            chunks = self._split(text)
            chunks.reverse()
            while chunks:
                indent = self.subsequent_indent if lines else self.initial_indent
                width = self.width - len(indent)
                if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                    chunks.pop()
                line = []
                size = 0
                while chunks and size + len(chunks[-1]) <= width:
                    size += len(chunks[-1])
                    line.append(chunks.pop())
                if chunks and len(chunks[-1]) > width:
                    self._break(chunks, line, size, width)
                    size = sum([len(chunk) for chunk in line])
                if self.drop_whitespace and line and line[-1].strip() == '':
                    size -= len(line[-1])
                    line.pop()
                if not line:
                    continue
                is_last = not chunks or (
                    self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
                if (self.max_lines is None or len(lines) + 1 < self.max_lines
                        or (is_last and size <= width)):
                    lines.append(indent + ''.join(line))
                    continue
                while line:
                    if line[-1].strip() and size + len(self.placeholder) <= width:
                        line.append(self.placeholder)
                        lines.append(indent + ''.join(line))
                        break
                    size -= len(line[-1])
                    line.pop()
                else:
                    if lines:
                        before = lines[-1].rstrip()
                        if len(before) + len(self.placeholder) <= self.width:
                            lines[-1] = before + self.placeholder
                            break
                    lines.append(indent + self.placeholder.lstrip())
                break
            return lines

        def _break(self, chunks, line, size, width):
            room = 1 if width < 1 else width - size
            if self.break_long_words:
                end = room
                chunk = chunks[-1]
                if self.break_on_hyphens and len(chunk) > room:
                    hyphen = chunk.rfind('-', 0, room)
                    if hyphen > 0 and any(mark != '-' for mark in chunk[:hyphen]):
                        end = hyphen + 1
                line.append(chunk[:end])
                chunks[-1] = chunk[end:]
            elif not line:
                line.append(chunks.pop())

        def fill(self, text):
            return '\n'.join(self.wrap(text))

    def wrap(text, width=70, **kwargs):
        return TextWrapper(width=width, **kwargs).wrap(text)

    def fill(text, width=70, **kwargs):
        return TextWrapper(width=width, **kwargs).fill(text)

    def shorten(text, width, **kwargs):
        return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))

    def dedent(text):
        lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
        margin = None
        for line in lines:
            if not line:
                continue
            indent = line[:len(line) - len(line.lstrip(' \t'))]
            if margin is None:
                margin = indent
            else:
                size = 0
                while size < len(margin) and size < len(indent) and margin[size] == indent[size]:
                    size += 1
                margin = margin[:size]
        size = len(margin or '')
        return '\n'.join([line[size:] for line in lines])

    def indent(text, prefix, predicate=None):
        if predicate is None:
            predicate = str.strip
        return ''.join([(prefix + line if predicate(line) else line) for line in text.splitlines(True)])
    """#

  private static let printing = #"""
    def _order(item):
        return (str(type(item)), id(item))

    class _Key:
        def __init__(self, item):
            self.item = item

        def __lt__(self, other):
            try:
                return self.item < other.item
            except TypeError:
                return _order(self.item) < _order(other.item)

    class _PairKey:
        def __init__(self, pair):
            self.pair = pair

        def __lt__(self, other):
            return _Key(self.pair[0]) < _Key(other.pair[0])

    def _inherits(item, kind):
        return issubclass(type(item), kind) and type(item).__repr__ is kind.__repr__

    def _byte_lines(item, width, allowance):
        current = b''
        last = len(item) // 4 * 4
        for i in range(0, len(item), 4):
            part = item[i:i + 4]
            if i == last:
                width -= allowance
            if len(repr(current + part)) > width:
                if current:
                    yield repr(current)
                current = part
            else:
                current += part
        if current:
            yield repr(current)

    def _is_recursive(item):
        return f'<Recursion on {type(item).__name__} with id={id(item)}>'

    _shapes = {}

    def _known_shapes():
        """What is laid out in several lines, by the function that shows it in one."""
        if not _shapes:
            import collections, types
            for kind, name in ((dict, '_dict'), (collections.OrderedDict, '_ordered_dict'), (list, '_list'),
                               (collections.defaultdict, '_default_dict'), (collections.Counter, '_counter'),
                               (collections.deque, '_deque'), (types.SimpleNamespace, '_namespace'),
                               (tuple, '_tuple'), (set, '_set'), (frozenset, '_set'), (str, '_str'),
                               (bytes, '_bytes'), (bytearray, '_byte_array'),
                               (types.MappingProxyType, '_mapping_proxy'), (collections.ChainMap, '_chain_map'),
                               (collections.UserDict, '_wrapped'), (collections.UserList, '_wrapped'),
                               (collections.UserString, '_wrapped')):
                _shapes[kind.__repr__] = name
        return _shapes

    class PrettyPrinter:
        def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                     underscore_numbers=False):
            if indent < 0:
                raise ValueError('indent must be >= 0')
            if depth is not None and depth <= 0:
                raise ValueError('depth must be > 0')
            if not width:
                raise ValueError('width must be != 0')
            self._depth = depth
            self._indent = indent
            self._width = width
            self._stream = stream
            self._compact = bool(compact)
            self._sort_dicts = sort_dicts
            self._underscore_numbers = underscore_numbers

        def pprint(self, object):
            print(self.pformat(object), file=self._stream)

        def pformat(self, object):
            out = []
            self._write(object, out, 0, 0, {}, 0)
            return ''.join(out)

        def isrecursive(self, object):
            return self.format(object, {}, 0, 0)[2]

        def isreadable(self, object):
            _, readable, recursive = self.format(object, {}, 0, 0)
            return readable and not recursive

        def format(self, object, context, maxlevels, level):
            return self._repr_parts(object, context, self._depth, level)

        def _repr(self, item, context, level):
            return self.format(item, dict(context), self._depth, level)[0]

        def _repr_parts(self, item, context, depth, level):
            kind = type(item)
            if kind is int and self._underscore_numbers:
                return f'{item:_d}', True, False
            is_dict = _inherits(item, dict)
            if not is_dict and not _inherits(item, list) and not _inherits(item, tuple):
                text = repr(item)
                return text, bool(text) and not text.startswith('<'), False
            if not item:
                return ('{}' if is_dict else '[]' if isinstance(item, list) else '()'), True, False
            if depth and level >= depth:
                mark = '(...,)' if len(item) == 1 else '(...)'
                mark = '{...}' if is_dict else '[...]' if isinstance(item, list) else mark
                return mark, False, id(item) in context
            if id(item) in context:
                return _is_recursive(item), False, True
            context[id(item)] = 1
            level += 1
            readable, recursive = True, False
            parts = []
            if is_dict:
                pairs = sorted(item.items(), key=_PairKey) if self._sort_dicts else item.items()
                for key, value in pairs:
                    key_text, key_ok, key_loop = self.format(key, context, depth, level)
                    text, ok, loop = self.format(value, context, depth, level)
                    parts.append(f'{key_text}: {text}')
                    readable = readable and key_ok and ok
                    recursive = recursive or key_loop or loop
                text = '{' + ', '.join(parts) + '}'
            else:
                for value in item:
                    text, ok, loop = self.format(value, context, depth, level)
                    parts.append(text)
                    readable = readable and ok
                    recursive = recursive or loop
                if isinstance(item, list):
                    text = '[' + ', '.join(parts) + ']'
                else:
                    text = '(' + ', '.join(parts) + (',)' if len(parts) == 1 else ')')
            del context[id(item)]
            return text, readable, recursive

        def _write(self, item, out, indent, allowance, context, level):
            if id(item) in context:
                out.append(_is_recursive(item))
                return
            text = self._repr(item, context, level)
            if len(text) > self._width - indent - allowance:
                writer = self._writer(item)
                if writer is not None:
                    context[id(item)] = 1
                    writer(item, out, indent, allowance, context, level + 1)
                    del context[id(item)]
                    return
            out.append(text)

        def _writer(self, item):
            kind = type(item)
            name = _known_shapes().get(kind.__repr__)
            if name is not None:
                return getattr(self, name)
            if hasattr(kind, '__dataclass_fields__') and getattr(kind.__repr__, '__dataclass_repr__', False):
                return self._dataclass
            return None

        def _list(self, item, out, indent, allowance, context, level):
            self._run('[', ']', item, out, indent, allowance, context, level)

        def _byte_array(self, item, out, indent, allowance, context, level):
            out.append('bytearray(')
            self._bytes(bytes(item), out, indent + 10, allowance + 1, context, level + 1)
            out.append(')')

        def _mapping_proxy(self, item, out, indent, allowance, context, level):
            out.append('mappingproxy(')
            self._write(item.copy(), out, indent + 13, allowance + 1, context, level)
            out.append(')')

        def _chain_map(self, item, out, indent, allowance, context, level):
            name = type(item).__name__
            out.append(name + '(')
            indent += len(name) + 1
            for i, part in enumerate(item.maps):
                is_last = i == len(item.maps) - 1
                self._write(part, out, indent, allowance + 1 if is_last else 1, context, level)
                out.append(')' if is_last else ',\n' + ' ' * indent)

        def _wrapped(self, item, out, indent, allowance, context, level):
            self._write(item.data, out, indent, allowance, context, level - 1)

        def _bytes(self, item, out, indent, allowance, context, level):
            if len(item) <= 4:
                out.append(repr(item))
                return
            in_brackets = level == 1
            if in_brackets:
                indent += 1
                allowance += 1
                out.append('(')
            between = ''
            for text in _byte_lines(item, self._width - indent, allowance):
                out.append(between + text)
                between = '\n' + ' ' * indent
            if in_brackets:
                out.append(')')

        def _dict(self, item, out, indent, allowance, context, level):
            out.append('{')
            if self._indent > 1:
                out.append((self._indent - 1) * ' ')
            if item:
                pairs = sorted(item.items(), key=_PairKey) if self._sort_dicts else list(item.items())
                self._pairs(pairs, out, indent, allowance + 1, context, level)
            out.append('}')

        def _pairs(self, pairs, out, indent, allowance, context, level):
            indent += self._indent
            between = ',\n' + ' ' * indent
            for i, (key, value) in enumerate(pairs):
                text = self._repr(key, context, level)
                out.append(f'{text}: ')
                is_last = i == len(pairs) - 1
                self._write(value, out, indent + len(text) + 2, allowance if is_last else 1, context, level)
                if not is_last:
                    out.append(between)

        def _ordered_dict(self, item, out, indent, allowance, context, level):
            if not item:
                out.append(repr(item))
                return
            name = type(item).__name__
            out.append(name + '(')
            self._write(list(item.items()), out, indent + len(name) + 1, allowance + 1, context, level)
            out.append(')')

        def _default_dict(self, item, out, indent, allowance, context, level):
            if not item:
                out.append(repr(item))
                return
            factory = self._repr(item.default_factory, context, level)
            name = type(item).__name__
            indent += len(name) + 1
            out.append(f"{name}({factory},\n{' ' * indent}")
            self._dict(item, out, indent, allowance + 1, context, level)
            out.append(')')

        def _counter(self, item, out, indent, allowance, context, level):
            if not item:
                out.append(repr(item))
                return
            name = type(item).__name__
            out.append(name + '({')
            if self._indent > 1:
                out.append((self._indent - 1) * ' ')
            self._pairs(item.most_common(), out, indent + len(name) + 1, allowance + 2, context, level)
            out.append('})')

        def _deque(self, item, out, indent, allowance, context, level):
            if not item:
                out.append(repr(item))
                return
            name = type(item).__name__
            out.append(name + '(')
            indent += len(name) + 1
            out.append('[')
            if item.maxlen is None:
                self._items(list(item), out, indent, allowance + 2, context, level)
                out.append('])')
            else:
                self._items(list(item), out, indent, 2, context, level)
                rest = self._repr(item.maxlen, context, level)
                out.append(f"],\n{' ' * indent}maxlen={rest})")

        def _namespace(self, item, out, indent, allowance, context, level):
            name = 'namespace' if type(item).__name__ == 'SimpleNamespace' else type(item).__name__
            self._named(name, list(item.__dict__.items()), out, indent, allowance, context, level)

        def _dataclass(self, item, out, indent, allowance, context, level):
            pairs = [(field.name, getattr(item, field.name))
                     for field in type(item).__dataclass_fields__.values() if field.repr]
            self._named(type(item).__name__, pairs, out, indent, allowance, context, level)

        def _named(self, name, pairs, out, indent, allowance, context, level):
            out.append(name + '(')
            indent += len(name) + 1
            between = ',\n' + ' ' * indent
            for i, (key, value) in enumerate(pairs):
                out.append(f'{key}=')
                is_last = i == len(pairs) - 1
                if id(value) in context:
                    out.append('...')
                else:
                    self._write(value, out, indent + len(key) + 1, allowance if is_last else 1, context, level)
                if not is_last:
                    out.append(between)
            out.append(')')

        def _run(self, left, right, item, out, indent, allowance, context, level):
            out.append(left)
            self._items(list(item), out, indent, allowance + len(right), context, level)
            out.append(right)

        def _tuple(self, item, out, indent, allowance, context, level):
            right = ',)' if len(item) == 1 else ')'
            self._run('(', right, item, out, indent, allowance, context, level)

        def _set(self, item, out, indent, allowance, context, level):
            if not item:
                out.append(repr(item))
                return
            kind = type(item)
            if kind is set:
                out.append('{')
                end = '}'
            else:
                out.append(kind.__name__ + '({')
                end = '})'
                indent += len(kind.__name__) + 1
            self._items(sorted(item, key=_Key), out, indent, allowance + len(end), context, level)
            out.append(end)

        def _items(self, items, out, indent, allowance, context, level):
            indent += self._indent
            if self._indent > 1:
                out.append((self._indent - 1) * ' ')
            between = ',\n' + ' ' * indent
            mark = ''
            room = width = self._width - indent + 1
            for i, item in enumerate(items):
                is_last = i == len(items) - 1
                if is_last:
                    room -= allowance
                    width -= allowance
                if self._compact:
                    text = self._repr(item, context, level)
                    size = len(text) + 2
                    if room < size:
                        room = width
                        if mark:
                            mark = between
                    if room >= size:
                        room -= size
                        out.append(mark)
                        mark = ', '
                        out.append(text)
                        continue
                out.append(mark)
                mark = between
                self._write(item, out, indent, allowance if is_last else 1, context, level)

        def _str(self, item, out, indent, allowance, context, level):
            if not item:
                out.append(repr(item))
                return
            chunks = []
            lines = item.splitlines(True)
            if level == 1:
                indent += 1
                allowance += 1
            room = width = self._width - indent
            text = ''
            for i, line in enumerate(lines):
                text = repr(line)
                is_last = i == len(lines) - 1
                if is_last:
                    room -= allowance
                if len(text) <= room:
                    chunks.append(text)
                    continue
                pieces = _words(line)
                current = ''
                for j, piece in enumerate(pieces):
                    longer = current + piece
                    room_now = width
                    if j == len(pieces) - 1 and is_last:
                        room_now -= allowance
                    if len(repr(longer)) > room_now:
                        if current:
                            chunks.append(repr(current))
                        current = piece
                    else:
                        current = longer
                if current:
                    chunks.append(repr(current))
            if len(chunks) == 1:
                out.append(text)
                return
            if level == 1:
                out.append('(')
            out.append(('\n' + ' ' * indent).join(chunks))
            if level == 1:
                out.append(')')

    def _words(line):
        pieces = []
        i = 0
        while i < len(line):
            end = i
            while end < len(line) and not line[end].isspace():
                end += 1
            while end < len(line) and line[end].isspace():
                end += 1
            pieces.append(line[i:end])
            i = end
        return pieces

    def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
               underscore_numbers=False):
        PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                      underscore_numbers=underscore_numbers).pprint(object)

    def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
                underscore_numbers=False):
        return PrettyPrinter(indent, width, depth, None, compact=compact, sort_dicts=sort_dicts,
                             underscore_numbers=underscore_numbers).pformat(object)

    def pp(object, *args, sort_dicts=False, **kwargs):
        pprint(object, *args, sort_dicts=sort_dicts, **kwargs)

    def saferepr(object):
        return PrettyPrinter()._repr_parts(object, {}, None, 0)[0]

    def isreadable(object):
        return PrettyPrinter().isreadable(object)

    def isrecursive(object):
        return PrettyPrinter().isrecursive(object)
    """#
}
