// Texts that are made safe to stand in other texts, in Python: `html`, `html.entities`, `shlex`, and the checksums and keyed
// digests `zlib` and `hmac`. Our own text.

enum MarkupSources {
  static let all: [NativeModule] = [
    module("html", html),
    NativeModule("html.entities", functions: [entityRows]) { vm, module throws(PyError) in
      try SourceModules.load(vm, module, entities)
    },
    module("shlex", shlex), module("hmac", hmac),
    NativeModule("zlib", functions: [RefusedModules.compression, RefusedModules.decompression]) {
      vm, module throws(PyError) in
      try SourceModules.load(vm, module, zlib)
    },
  ]

  private static func module(_ name: String, _ text: String) -> NativeModule {
    NativeModule(name) { vm, module throws(PyError) in try SourceModules.load(vm, module, text) }
  }

  private static let entityRows = NativeRow("_entity_rows()", .exact) { vm, _ in
    vm.string(EntityTable.rows.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
  }

  private static let entities = #"""
    __all__ = ['html5', 'name2codepoint', 'codepoint2name', 'entitydefs']

    def _read():
        for row in _entity_rows().split():
            name, _, numbers = row.partition('=')
            numbers, plus, older = numbers.partition('+')
            text = ''.join([chr(int(number, 16)) for number in numbers.split(',')])
            if name.endswith('*'):
                name = name[:-1]
                html5[name] = text
            html5[name + ';'] = text
            if plus:
                name2codepoint[name] = int(older, 16) if older else ord(text)

    html5 = {}
    name2codepoint = {}
    _read()
    name2codepoint = dict(sorted(name2codepoint.items()))
    codepoint2name = {number: name for name, number in name2codepoint.items()}
    entitydefs = {name: chr(number) for name, number in name2codepoint.items()}
    """#

  private static let html = #"""
    import re as _re
    from html.entities import html5 as _names

    __all__ = ['escape', 'unescape']

    def escape(s, quote=True):
        """Replace special characters "&", "<" and ">" to HTML-safe sequences."""
        s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
        return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s

    # Numbers that browsers read as those of Windows 1252, and numbers that are left out.
    _windows = ('\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f'
                '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178')

    def _numbered(number):
        if number == 0 or 0xd800 <= number <= 0xdfff or number > 0x10ffff:
            return '\ufffd'
        if 0x80 <= number <= 0x9f:
            return _windows[number - 0x80]
        if number < 32 and number not in (9, 10, 12, 13) or number == 127 or 0xfdd0 <= number <= 0xfdef or (
                number & 0xfffe == 0xfffe):
            return ''
        return chr(number)

    def _replaced(found):
        text = found.group(1)
        if text[0] == '#':
            digits = text[1:].rstrip(';')
            return _numbered(int(digits[1:], 16) if digits[0] in 'xX' else int(digits))
        if text in _names:
            return _names[text]
        for end in range(len(text) - 1, 1, -1):
            if text[:end] in _names:
                return _names[text[:end]] + text[end:]
        return '&' + text

    _reference = _re.compile(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')

    def unescape(s):
        """Convert all named and numeric character references in the string s to the corresponding unicode characters."""
        return _reference.sub(_replaced, s) if '&' in s else s
    """#

  private static let zlib = #"""
    import binascii as _binascii
    import _buffers

    __version__ = '1.0'
    DEFLATED = 8
    MAX_WBITS = 15
    DEF_BUF_SIZE = 16384

    class error(Exception):
        pass

    def crc32(data, value=0, /):
        """Compute a CRC-32 checksum of data."""
        return _binascii.crc32(data, value)

    def adler32(data, value=1, /):
        """Compute an Adler-32 checksum of data."""
        content = _buffers.contents(data)
        if content is None:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        low, high = value & 0xffff, value >> 16 & 0xffff
        for byte in content:
            low = (low + byte) % 65521
            high = (high + low) % 65521
        return high << 16 | low

    _natives = {'crc32(data, value=0, /)': 'unpack', 'adler32(data, value=1, /)': 'unpack'}
    """#

  private static let hmac = #"""
    import hashlib as _hashlib
    import _buffers

    digest_size = None
    _outer = bytes((byte ^ 0x5c) for byte in range(256))
    _inner = bytes((byte ^ 0x36) for byte in range(256))

    def _maker(digestmod):
        if callable(digestmod):
            return digestmod
        if isinstance(digestmod, str):
            return lambda data=b'': _hashlib.new(digestmod, data)
        return lambda data=b'': digestmod.new(data)

    class HMAC:
        """RFC 2104 HMAC class."""

        blocksize = 64

        def __init__(self, key, msg=None, digestmod=''):
            if not isinstance(key, (bytes, bytearray)):
                raise TypeError(f'key: expected bytes or bytearray, but got {type(key).__name__!r}')
            if not digestmod:
                raise TypeError("Missing required parameter 'digestmod'.")
            make = _maker(digestmod)
            self._inside, self._outside = make(), make()
            self.digest_size = self._inside.digest_size
            self.block_size = self._inside.block_size
            key = bytes(key)
            if len(key) > self.block_size:
                key = make(key).digest()
            key = key.ljust(self.block_size, b'\0')
            self._outside.update(key.translate(_outer))
            self._inside.update(key.translate(_inner))
            if msg is not None:
                self.update(msg)

        @property
        def name(self):
            return f'hmac-{self._inside.name}'

        def update(self, msg):
            self._inside.update(msg)

        def copy(self):
            other = self.__class__.__new__(self.__class__)
            other.digest_size, other.block_size = self.digest_size, self.block_size
            other._inside, other._outside = self._inside.copy(), self._outside.copy()
            return other

        def digest(self):
            made = self._outside.copy()
            made.update(self._inside.digest())
            return made.digest()

        def hexdigest(self):
            return self.digest().hex()

    def new(key, msg=None, digestmod=''):
        return HMAC(key, msg, digestmod)

    def digest(key, msg, digest):
        return HMAC(key, msg, digest).digest()

    def compare_digest(a, b, /):
        if isinstance(a, str) and isinstance(b, str):
            if not a.isascii() or not b.isascii():
                raise TypeError('comparing strings with non-ASCII characters is not supported')
            return a == b
        contents = [_buffers.contents(given) for given in (a, b)]
        for given, content in zip((a, b), contents):
            if content is None:
                raise TypeError(f"a bytes-like object is required, not '{type(given).__name__}'")
        return contents[0] == contents[1]
    """#

  private static let shlex = #"""
    import re as _re
    from collections import deque as _deque
    from io import StringIO as _StringIO

    __all__ = ['shlex', 'split', 'quote', 'join']

    class shlex:
        """A lexical analyzer class for simple shell-like syntaxes."""

        def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
            self.instream = _StringIO(instream if instream is not None else '') if isinstance(
                instream, (str, type(None))) else instream
            self.infile = infile
            self.posix = posix
            self.eof = None if posix else ''
            self.commenters = '#'
            self.wordchars = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
            if posix:
                self.wordchars += ''.join(chr(number) for number in [*range(223, 247), *range(248, 256),
                                                                      *range(192, 215), *range(216, 223)])
            self.whitespace = ' \t\r\n'
            self.whitespace_split = False
            self.quotes = '\'"'
            self.escape = '\\'
            self.escapedquotes = '"'
            self.state = ' '
            self.pushback = _deque()
            self.lineno = 1
            self.debug = 0
            self.token = ''
            self.filestack = _deque()
            self.source = None
            self._punctuation_chars = '();<>|&' if punctuation_chars is True else punctuation_chars or ''
            if self._punctuation_chars:
                self._pushback_chars = _deque()
                self.wordchars += '~-./*?='
                self.wordchars = ''.join(c for c in self.wordchars if c not in self._punctuation_chars)

        @property
        def punctuation_chars(self):
            return self._punctuation_chars

        def push_token(self, tok):
            self.pushback.appendleft(tok)

        def push_source(self, newstream, newfile=None):
            if isinstance(newstream, str):
                newstream = _StringIO(newstream)
            self.filestack.appendleft((self.infile, self.instream, self.lineno))
            self.infile, self.instream, self.lineno = newfile, newstream, 1

        def pop_source(self):
            self.instream.close()
            self.infile, self.instream, self.lineno = self.filestack.popleft()
            self.state = ' '

        def get_token(self):
            if self.pushback:
                return self.pushback.popleft()
            raw = self.read_token()
            if self.source is not None:
                while raw == self.source:
                    made = self.sourcehook(self.read_token())
                    if made:
                        newfile, newstream = made
                        self.push_source(newstream, newfile)
                    raw = self.get_token()
            while raw == self.eof:
                if not self.filestack:
                    return self.eof
                self.pop_source()
                raw = self.get_token()
            return raw

        def read_token(self):
            self._was_quoted = False
            self._escaped_in = ' '
            while not self._takes(self._next_character()):
                pass
            made, self.token = self.token, ''
            return None if self.posix and not self._was_quoted and made == '' else made

        def _next_character(self):
            if self._punctuation_chars and self._pushback_chars:
                c = self._pushback_chars.pop()
            else:
                c = self.instream.read(1)
            if c == '\n':
                self.lineno += 1
            return c

        def _takes(self, c):
            """One character; whether the token ends with it."""
            if self.state is None:
                self.token = ''
                return True
            if self.state == ' ':
                return self._begins(c)
            if self.state in self.quotes:
                return self._goes_on_quoted(c)
            if self.state in self.escape:
                if not c:
                    raise ValueError('No escaped character')
                if self._escaped_in in self.quotes and c != self.state and c != self._escaped_in:
                    self.token += self.state
                self.token += c
                self.state = self._escaped_in
                return False
            return self._goes_on(c)

        def _is_something(self):
            return bool(self.token or (self.posix and self._was_quoted))

        def _skip_comment(self):
            self.instream.readline()
            self.lineno += 1

        def _begins(self, c):
            if not c:
                self.state = None
                return True
            if c in self.whitespace:
                return self._is_something()
            if c in self.commenters:
                self._skip_comment()
            elif self.posix and c in self.escape:
                self._escaped_in = 'a'
                self.state = c
            elif c in self.wordchars:
                self.token, self.state = c, 'a'
            elif c in self._punctuation_chars:
                self.token, self.state = c, 'c'
            elif c in self.quotes:
                if not self.posix:
                    self.token = c
                self.state = c
            else:
                self.token = c
                if not self.whitespace_split:
                    return True
                self.state = 'a'
            return False

        def _goes_on_quoted(self, c):
            self._was_quoted = True
            if not c:
                raise ValueError('No closing quotation')
            if c == self.state:
                if not self.posix:
                    self.token += c
                    self.state = ' '
                    return True
                self.state = 'a'
            elif self.posix and c in self.escape and self.state in self.escapedquotes:
                self._escaped_in, self.state = self.state, c
            else:
                self.token += c
            return False

        def _goes_on(self, c):
            if not c:
                self.state = None
                return True
            if c in self.whitespace:
                self.state = ' '
                return self._is_something()
            if c in self.commenters:
                self._skip_comment()
                if self.posix:
                    self.state = ' '
                    return self._is_something()
            elif self.state == 'c':
                if c not in self._punctuation_chars:
                    self._pushback_chars.append(c)
                    self.state = ' '
                    return True
                self.token += c
            elif self.posix and c in self.quotes:
                self.state = c
            elif self.posix and c in self.escape:
                self._escaped_in = 'a'
                self.state = c
            elif c in self.wordchars or c in self.quotes or (
                    self.whitespace_split and c not in self._punctuation_chars):
                self.token += c
            else:
                if self._punctuation_chars:
                    self._pushback_chars.append(c)
                else:
                    self.pushback.appendleft(c)
                self.state = ' '
                return self._is_something()
            return False

        def sourcehook(self, newfile):
            if newfile[0] == '"':
                newfile = newfile[1:-1]
            return (newfile, open(newfile, 'r'))

        def error_leader(self, infile=None, lineno=None):
            return f'"{self.infile if infile is None else infile}", line {self.lineno if lineno is None else lineno}: '

        def __iter__(self):
            return self

        def __next__(self):
            token = self.get_token()
            if token == self.eof:
                raise StopIteration
            return token

    def split(s, comments=False, posix=True):
        """Split the string *s* using shell-like syntax."""
        if s is None:
            import warnings
            warnings.warn("Passing None for 's' to shlex.split() is deprecated.", DeprecationWarning, stacklevel=2)
        lex = shlex(s, posix=posix)
        lex.whitespace_split = True
        if not comments:
            lex.commenters = ''
        return list(lex)

    def join(split_command):
        """Return a shell-escaped string from *split_command*."""
        return ' '.join(quote(arg) for arg in split_command)

    _unsafe = _re.compile(r'[^\w@%+=:,./-]', _re.ASCII).search

    def quote(s):
        """Return a shell-escaped version of the string *s*."""
        if not s:
            return "''"
        if _unsafe(s) is None:
            return s
        return "'" + s.replace("'", "'\"'\"'") + "'"
    """#
}
