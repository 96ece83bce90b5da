// `urllib`: taking addresses apart and together works as ever; what would go over the network refuses. Our own text.

enum AddressSources {
  static let all: [NativeModule] = [
    NativeModule("urllib"),
    NativeModule("urllib.parse") { vm, module throws(PyError) in try SourceModules.load(vm, module, parsing) },
    NativeModule("urllib.error") { vm, module throws(PyError) in try SourceModules.load(vm, module, errors) },
    NativeModule("urllib.request", functions: RefusedModules.networkFunctions) { vm, module throws(PyError) in
      try SourceModules.load(vm, module, requests)
      for member in ["quote", "unquote", "urlparse", "urljoin", "urlsplit"] {
        try vm.shareMember("urllib.parse", member, with: module)
      }
      for member in ["URLError", "HTTPError"] { try vm.shareMember("urllib.error", member, with: module) }
    },
  ]

  private static let errors = #"""
    class URLError(OSError):
        filename = None

        def __init__(self, reason, filename=None):
            self.args = (reason,)
            self.reason = reason
            if filename is not None:
                self.filename = filename

        def __str__(self):
            return f'<urlopen error {self.reason}>'

    class HTTPError(URLError):
        def __init__(self, url, code, msg, hdrs, fp):
            self.code = code
            self.msg = msg
            self.hdrs = hdrs
            self.fp = fp
            self.filename = url

        @property
        def reason(self):
            return self.msg

        @property
        def headers(self):
            return self.hdrs

        def __str__(self):
            return f'HTTP Error {self.code}: {self.msg}'

        def __repr__(self):
            return f'<HTTPError {self.code}: {self.msg!r}>'

    class ContentTooShortError(URLError):
        def __init__(self, message, content):
            URLError.__init__(self, message)
            self.content = content
    """#

  private static let requests = #"""
    class Request:
        def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
            self.full_url = url
            self.data = data
            self.headers = {}
            self.method = method
            for key, value in headers.items():
                self.add_header(key, value)

        def get_full_url(self):
            return self.full_url

        def get_method(self):
            return self.method or ('GET' if self.data is None else 'POST')

        def add_header(self, key, val):
            self.headers[key.capitalize()] = val

        def has_header(self, header_name):
            return header_name in self.headers

        def get_header(self, header_name, default=None):
            return self.headers.get(header_name, default)

        def header_items(self):
            return list(self.headers.items())

    class OpenerDirector:
        def __init__(self):
            self.addheaders = [('User-agent', 'Python-urllib/3.11')]

        def open(self, fullurl, data=None, timeout=None):
            raise PermissionError('open() is not available: a lesson has no network')

    def build_opener(*handlers):
        return OpenerDirector()

    def install_opener(opener):
        pass
    """#

  private static let parsing = #"""
    from collections import namedtuple as _namedtuple

    _relative = ('', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero',
                 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss')
    _with_parameters = ('', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip',
                        'sips', 'mms', 'sftp', 'tel')
    _safe = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')

    class _Location:
        __slots__ = ()

        def _host(self):
            place = self.netloc.rpartition('@')[2]
            if place.startswith('['):
                name, _, rest = place[1:].partition(']')
                return name, rest.partition(':')[2]
            name, _, port = place.partition(':')
            return name, port

        @property
        def username(self):
            account, sign, _ = self.netloc.rpartition('@')
            return account.partition(':')[0] if sign else None

        @property
        def password(self):
            _, colon, password = self.netloc.rpartition('@')[0].partition(':')
            return password if colon else None

        @property
        def hostname(self):
            return self._host()[0].lower() or None

        @property
        def port(self):
            text = self._host()[1]
            if not text:
                return None
            if not (text.isascii() and text.isdigit()):
                raise ValueError(f'Port could not be cast to integer value as {text!r}')
            if int(text) > 65535:
                raise ValueError('Port out of range 0-65535')
            return int(text)

    class SplitResult(_namedtuple('SplitResult', 'scheme netloc path query fragment'), _Location):
        __slots__ = ()

        def geturl(self):
            return urlunsplit(self)

    class ParseResult(_namedtuple('ParseResult', 'scheme netloc path params query fragment'), _Location):
        __slots__ = ()

        def geturl(self):
            return urlunparse(self)

    class DefragResult(_namedtuple('DefragResult', 'url fragment')):
        __slots__ = ()

        def geturl(self):
            return self.url + '#' + self.fragment if self.fragment else self.url

    class _LocationBytes(_Location):
        __slots__ = ()

        @property
        def username(self):
            return _encoded(self._plain().username)

        @property
        def password(self):
            return _encoded(self._plain().password)

        @property
        def hostname(self):
            return _encoded(self._plain().hostname)

        @property
        def port(self):
            return self._plain().port

        def decode(self, encoding='ascii', errors='strict'):
            return self._text_class(*[part.decode(encoding, errors) for part in self])

        def _plain(self):
            return self.decode()

    def _encoded(value):
        return None if value is None else value.encode('ascii')

    class SplitResultBytes(_namedtuple('SplitResultBytes', 'scheme netloc path query fragment'), _LocationBytes):
        __slots__ = ()
        _text_class = SplitResult

        def geturl(self):
            return urlunsplit(self)

    class ParseResultBytes(_namedtuple('ParseResultBytes', 'scheme netloc path params query fragment'), _LocationBytes):
        __slots__ = ()
        _text_class = ParseResult

        def geturl(self):
            return urlunparse(self)

    class DefragResultBytes(_namedtuple('DefragResultBytes', 'url fragment')):
        __slots__ = ()

        def geturl(self):
            return self.url + b'#' + self.fragment if self.fragment else self.url

        def decode(self, encoding='ascii', errors='strict'):
            return DefragResult(*[part.decode(encoding, errors) for part in self])

    _bytes_classes = {SplitResult: SplitResultBytes, ParseResult: ParseResultBytes, DefragResult: DefragResultBytes}

    def _either(function):
        """The function for text, which bytes go through as ASCII and come out of as bytes again."""
        def called(*args, **kwargs):
            given = [part for arg in args for part in (arg if isinstance(arg, (tuple, list)) else (arg,))
                     if not isinstance(part, bool)]
            if isinstance(given[0], str):
                if any(part and not isinstance(part, str) for part in given[1:]):
                    raise TypeError('Cannot mix str and non-str arguments')
                return function(*args, **kwargs)
            if any(part and isinstance(part, str) for part in given):
                raise TypeError('Cannot mix str and non-str arguments')
            plain = [tuple([_decoded(part) for part in arg]) if isinstance(arg, (tuple, list)) else
                     arg if isinstance(arg, bool) else _decoded(arg) for arg in args]
            kwargs = {key: value.decode('ascii') if isinstance(value, bytes) else value for key, value in kwargs.items()}
            result = function(*plain, **kwargs)
            if isinstance(result, str):
                return result.encode('ascii')
            return _bytes_classes[type(result)](*[part.encode('ascii') for part in result])
        called.__name__ = called.__qualname__ = function.__name__
        called.__wrapped__ = function
        return called

    def _decoded(part):
        return part.decode('ascii') if part else ''

    @_either
    def urlsplit(url, scheme='', allow_fragments=True):
        for sign in '\t\r\n':
            url = url.replace(sign, '')
        url = url.lstrip(' ')
        netloc = query = fragment = ''
        at = url.find(':')
        if at > 0 and url[0].isascii() and url[0].isalpha():
            if all(c.isascii() and (c.isalnum() or c in '+-.') for c in url[:at]):
                scheme, url = url[:at].lower(), url[at + 1:]
        if url[:2] == '//':
            end = min([place for place in (url.find(c, 2) for c in '/?#') if place >= 0], default=len(url))
            netloc, url = url[2:end], url[end:]
            if ('[' in netloc) != (']' in netloc):
                raise ValueError('Invalid IPv6 URL')
        if allow_fragments and '#' in url:
            url, _, fragment = url.partition('#')
        if '?' in url:
            url, _, query = url.partition('?')
        return SplitResult(scheme, netloc, url, query, fragment)

    @_either
    def urlparse(url, scheme='', allow_fragments=True):
        scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
        params = ''
        if scheme in _with_parameters and ';' in url:
            start = url.find(';', max(url.rfind('/'), 0))
            if start >= 0:
                url, params = url[:start], url[start + 1:]
        return ParseResult(scheme, netloc, url, params, query, fragment)

    @_either
    def urlunsplit(components):
        scheme, netloc, url, query, fragment = components
        if netloc or (scheme and scheme in _relative and url[:2] != '//'):
            if url and url[:1] != '/':
                url = '/' + url
            url = '//' + netloc + url
        if scheme:
            url = scheme + ':' + url
        if query:
            url += '?' + query
        if fragment:
            url += '#' + fragment
        return url

    @_either
    def urlunparse(components):
        scheme, netloc, url, params, query, fragment = components
        return urlunsplit((scheme, netloc, f'{url};{params}' if params else url, query, fragment))

    @_either
    def urldefrag(url):
        if '#' not in url:
            return DefragResult(url, '')
        scheme, netloc, path, params, query, fragment = urlparse(url)
        return DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment)

    def _merged(base, path):
        parts = base.split('/')
        if parts[-1] != '':
            del parts[-1]
        if path[:1] == '/':
            parts = path.split('/')
        else:
            parts += path.split('/')
            parts[1:-1] = [part for part in parts[1:-1] if part]
        result = []
        for part in parts:
            if part == '..':
                if result:
                    result.pop()
            elif part != '.':
                result.append(part)
        if parts[-1] in ('.', '..'):
            result.append('')
        return '/'.join(result) or '/'

    @_either
    def urljoin(base, url, allow_fragments=True):
        if not base:
            return url
        if not url:
            return base
        old = urlparse(base, '', allow_fragments)
        new = urlparse(url, old.scheme, allow_fragments)
        if new.scheme != old.scheme or new.scheme not in _relative:
            return url
        if new.netloc:
            return urlunparse(new)
        if not new.path and not new.params:
            return urlunparse((old.scheme, old.netloc, old.path, old.params, new.query or old.query, new.fragment))
        path = _merged(old.path, new.path)
        return urlunparse((old.scheme, old.netloc, path, new.params, new.query, new.fragment))

    def quote_from_bytes(bs, safe='/'):
        if not isinstance(bs, (bytes, bytearray)):
            raise TypeError('quote_from_bytes() expected bytes')
        allowed = _safe | frozenset(safe.encode('ascii', 'ignore') if isinstance(safe, str) else safe)
        return ''.join([chr(b) if b in allowed else f'%{b:02X}' for b in bs])

    def quote(string, safe='/', encoding=None, errors=None):
        if isinstance(string, str):
            string = string.encode(encoding or 'utf-8', errors or 'strict')
        elif encoding is not None or errors is not None:
            name = 'encoding' if encoding is not None else 'errors'
            raise TypeError(f"quote() doesn't support '{name}' for bytes")
        return quote_from_bytes(string, safe)

    def quote_plus(string, safe='', encoding=None, errors=None):
        if isinstance(safe, bytes):
            safe = safe.decode('ascii')
        return quote(string, safe + ' ', encoding, errors).replace(' ', '+')

    def unquote_to_bytes(string):
        data = string.encode('utf-8') if isinstance(string, str) else string
        pieces = data.split(b'%')
        result = [pieces[0]]
        for piece in pieces[1:]:
            digits = piece[:2]
            if len(digits) == 2 and all(chr(d) in '0123456789abcdefABCDEF' for d in digits):
                result.append(bytes([int(digits.decode('ascii'), 16)]) + piece[2:])
            else:
                result.append(b'%' + piece)
        return b''.join(result)

    def unquote(string, encoding='utf-8', errors='replace'):
        if isinstance(string, bytes):
            return unquote_to_bytes(string).decode(encoding, errors)
        if '%' not in string:
            return string
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')

    def unquote_plus(string, encoding='utf-8', errors='replace'):
        return unquote(string.replace('+', ' '), encoding, errors)

    def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=None):
        convert = quote_via or quote_plus

        def quoted(value):
            if isinstance(value, bytes):
                return convert(value, safe)
            return convert(str(value), safe, encoding, errors)

        if hasattr(query, 'items'):
            query = query.items()
        else:
            try:
                if len(query) and not isinstance(query[0], tuple):
                    raise TypeError
            except TypeError:
                raise TypeError('not a valid non-string sequence or mapping object') from None
        pairs = []
        for key, value in query:
            key = quoted(key)
            values = [value]
            if doseq and not isinstance(value, (str, bytes)):
                try:
                    len(value)
                    values = list(value)
                except TypeError:
                    pass
            for item in values:
                pairs.append(key + '=' + quoted(item))
        return '&'.join(pairs)

    def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
                  max_num_fields=None, separator='&'):
        if not separator or not isinstance(separator, (str, bytes)):
            raise ValueError('Separator must be of type string or bytes.')
        if isinstance(qs, (bytes, bytearray)):
            pairs = parse_qsl(qs.decode('ascii'), keep_blank_values, strict_parsing, encoding, errors, max_num_fields,
                              separator if isinstance(separator, str) else separator.decode('ascii'))
            return [(name.encode('ascii'), value.encode('ascii')) for name, value in pairs]
        if not qs:
            return []
        if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
            raise ValueError('Max number of fields exceeded')
        pairs = []
        for field in qs.split(separator):
            if not field and not strict_parsing:
                continue
            name, sign, value = field.partition('=')
            if not sign:
                if strict_parsing:
                    raise ValueError(f'bad query field: {field!r}')
                if not keep_blank_values:
                    continue
            if value or keep_blank_values:
                pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
        return pairs

    def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
                 max_num_fields=None, separator='&'):
        result = {}
        for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
            result.setdefault(name, []).append(value)
        return result
    """#
}
