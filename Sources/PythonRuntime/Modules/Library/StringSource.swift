// The module `string` in Python: constants, Template, Formatter. Our own text.

enum StringSource {
  static let module = NativeModule("string") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
    ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    ascii_letters = ascii_lowercase + ascii_uppercase
    digits = '0123456789'
    hexdigits = digits + 'abcdef' + 'ABCDEF'
    octdigits = '01234567'
    punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
    whitespace = ' \t\n\r\v\f'
    printable = digits + ascii_letters + punctuation + whitespace

    def capwords(s, sep=None):
        return (' ' if sep is None else sep).join([word.capitalize() for word in s.split(sep)])

    _nothing = {}

    class _OnFirstUse:
        def __init__(self, name):
            self.name = name

        def __get__(self, instance, owner):
            Template._compile(None)
            return getattr(owner, self.name)

    class Template:
        delimiter = '$'
        idpattern = r'(?a:[_a-z][_a-z0-9]*)'
        braceidpattern = None
        # The flag and the pattern are made where somebody asks: `re` is a module to load.
        flags = _OnFirstUse('flags')
        pattern = _OnFirstUse('pattern')
        # As re shows it where a program looks at it.
        _written = ('\n            %(mark)s(?:\n'
                    '              (?P<escaped>%(mark)s)  |   # Escape sequence of two delimiters\n'
                    '              (?P<named>%(name)s)       |   # delimiter and a Python identifier\n'
                    '              {(?P<braced>%(braced)s)} |   # delimiter and a braced identifier\n'
                    '              (?P<invalid>)             # Other ill-formed delimiter exprs\n'
                    '            )\n            ')

        def __init_subclass__(cls):
            super().__init_subclass__()
            cls._compile(cls.__dict__.get('pattern'))

        @classmethod
        def _compile(cls, pattern):
            import re
            if isinstance(Template.__dict__['flags'], _OnFirstUse):
                Template.flags = re.IGNORECASE
            if pattern is None:
                pattern = cls._written % {'mark': re.escape(cls.delimiter), 'name': cls.idpattern,
                                          'braced': cls.braceidpattern or cls.idpattern}
            cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

        def __init__(self, template):
            self.template = template

        def _invalid(self, match):
            place = match.start('invalid')
            lines = self.template[:place].splitlines(keepends=True)
            if not lines:
                column, line = 1, 1
            else:
                column = place - len(''.join(lines[:-1]))
                line = len(lines)
            raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

        def _filled(self, mapping, more, is_safe):
            if mapping is _nothing:
                mapping = more
            elif more:
                from collections import ChainMap
                mapping = ChainMap(more, mapping)

            def replacement(match):
                name = match.group('named') or match.group('braced')
                if name is not None:
                    if not is_safe:
                        return str(mapping[name])
                    try:
                        return str(mapping[name])
                    except KeyError:
                        return match.group()
                if match.group('escaped') is not None:
                    return self.delimiter
                if match.group('invalid') is not None:
                    if is_safe:
                        return match.group()
                    self._invalid(match)
                raise ValueError('Unrecognized named group in pattern', self.pattern)
            return self.pattern.sub(replacement, self.template)

        def substitute(self, mapping=_nothing, /, **kws):
            return self._filled(mapping, kws, False)

        def safe_substitute(self, mapping=_nothing, /, **kws):
            return self._filled(mapping, kws, True)

        def get_identifiers(self):
            names = []
            for match in self.pattern.finditer(self.template):
                name = match.group('named') or match.group('braced')
                if name is not None:
                    if name not in names:
                        names.append(name)
                elif match.group('invalid') is None and match.group('escaped') is None:
                    raise ValueError('Unrecognized named group in pattern', self.pattern)
            return names

        def is_valid(self):
            for match in self.pattern.finditer(self.template):
                if match.group('invalid') is not None:
                    return False
                if match.group('named') is None and match.group('braced') is None and match.group('escaped') is None:
                    raise ValueError('Unrecognized named group in pattern', self.pattern)
            return True

    def _fields(text):
        literal = ''
        i = 0
        while i < len(text):
            letter = text[i]
            if letter in '{}' and text[i + 1:i + 2] == letter:
                yield literal + letter, None, None, None
                literal = ''
                i += 2
                continue
            if letter == '}':
                raise ValueError("Single '}' encountered in format string")
            if letter != '{':
                literal += letter
                i += 1
                continue
            depth = 1
            end = i + 1
            while end < len(text) and depth:
                depth += 1 if text[end] == '{' else -1 if text[end] == '}' else 0
                end += 1
            if depth:
                if i + 1 == len(text):
                    raise ValueError("Single '{' encountered in format string")
                raise ValueError("expected '}' before end of string")
            field = text[i + 1:end - 1]
            name, conversion, spec = field, None, ''
            inside = 0
            for k, mark in enumerate(field):
                inside += 1 if mark == '[' else -1 if mark == ']' else 0
                if inside == 0 and mark in '!:':
                    name, rest = field[:k], field[k:]
                    if rest[0] == '!':
                        conversion = rest[1:2]
                        rest = rest[2:]
                        if rest and rest[0] != ':':
                            raise ValueError("expected ':' after conversion specifier")
                    spec = rest[1:]
                    break
            yield literal, name, spec, conversion
            literal = ''
            i = end
        if literal:
            yield literal, None, None, None

    class Formatter:
        def format(self, format_string, /, *args, **kwargs):
            return self.vformat(format_string, args, kwargs)

        def vformat(self, format_string, args, kwargs):
            used = set()
            result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
            self.check_unused_args(used, args, kwargs)
            return result

        def _vformat(self, format_string, args, kwargs, used, depth, number=0):
            if depth < 0:
                raise ValueError('Max string recursion exceeded')
            out = []
            for literal, name, spec, conversion in self.parse(format_string):
                out.append(literal)
                if name is None:
                    continue
                if name == '':
                    if number is False:
                        raise ValueError('cannot switch from manual field specification to automatic field '
                                         'numbering')
                    name = str(number)
                    number += 1
                elif name.isdigit():
                    if number:
                        raise ValueError('cannot switch from manual field specification to automatic field '
                                         'numbering')
                    number = False
                obj, key = self.get_field(name, args, kwargs)
                used.add(key)
                obj = self.convert_field(obj, conversion)
                spec, number = self._vformat(spec, args, kwargs, used, depth - 1, number)
                out.append(self.format_field(obj, spec))
            return ''.join(out), number

        def parse(self, format_string):
            return _fields(format_string)

        def get_field(self, field_name, args, kwargs):
            end = 0
            while end < len(field_name) and field_name[end] not in '.[':
                end += 1
            first, rest = field_name[:end], field_name[end:]
            key = int(first) if first.isdigit() else first
            obj = self.get_value(key, args, kwargs)
            while rest:
                if rest[0] == '.':
                    end = 1
                    while end < len(rest) and rest[end] not in '.[':
                        end += 1
                    obj = getattr(obj, rest[1:end])
                    rest = rest[end:]
                else:
                    index, _, rest = rest[1:].partition(']')
                    obj = obj[int(index) if index.isdigit() else index]
            return obj, key

        def get_value(self, key, args, kwargs):
            return args[key] if isinstance(key, int) else kwargs[key]

        def check_unused_args(self, used_args, args, kwargs):
            pass

        def format_field(self, value, format_spec):
            return format(value, format_spec)

        def convert_field(self, value, conversion):
            if conversion is None:
                return value
            if conversion == 's':
                return str(value)
            if conversion == 'r':
                return repr(value)
            if conversion == 'a':
                return ascii(value)
            raise ValueError(f'Unknown conversion specifier {conversion!s}')
    """#
}
