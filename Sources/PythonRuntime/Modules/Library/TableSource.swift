// The module `csv` in Python: tables as text, over lists of lines and `io.StringIO`, since a lesson opens no files. Our
// own text.

enum TableSource {
  static let module = NativeModule("csv", functions: rows) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    import re as _re
    import io as _io

    QUOTE_MINIMAL = 0
    QUOTE_ALL = 1
    QUOTE_NONNUMERIC = 2
    QUOTE_NONE = 3
    _limit = [131072]
    _dialects = {}

    class Error(Exception):
        __module__ = '_csv'

    class Dialect:
        delimiter = quotechar = escapechar = lineterminator = quoting = None
        doublequote = skipinitialspace = strict = None

        def __init__(self):
            try:
                _settled(self, {})
            except TypeError as problem:
                raise Error(str(problem)) from None

    class excel(Dialect):
        delimiter = ','
        quotechar = '"'
        doublequote = True
        skipinitialspace = False
        lineterminator = '\r\n'
        quoting = QUOTE_MINIMAL

    class excel_tab(excel):
        delimiter = '\t'

    class unix_dialect(Dialect):
        delimiter = ','
        quotechar = '"'
        doublequote = True
        skipinitialspace = False
        lineterminator = '\n'
        quoting = QUOTE_ALL

    _FIELDS = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting', 'skipinitialspace',
               'strict')

    _absent = object()

    class _Settled:
        pass

    _Settled.__name__ = _Settled.__qualname__ = 'Dialect'
    _Settled.__module__ = '_csv'


    def _character(name, value, may_be_none):
        if value is None and may_be_none:
            return
        if not isinstance(value, str):
            kind = 'string or None' if may_be_none else 'string'
            raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')

    def _settled(dialect, given):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in given:
            if name not in _FIELDS:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        result = _Settled()
        defaults = {'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n',
                    'quotechar': '"',
                    'quoting': QUOTE_MINIMAL, 'skipinitialspace': False, 'strict': False}
        for name in _FIELDS:
            value = given.get(name, getattr(dialect, name, _absent))
            setattr(result, name, defaults[name] if value is _absent else value)
        for name in ('doublequote', 'skipinitialspace', 'strict'):
            setattr(result, name, bool(getattr(result, name)))
        if result.quotechar is None and 'quoting' not in given and 'quotechar' in given:
            result.quoting = QUOTE_NONE
        _character('delimiter', result.delimiter, False)
        _character('escapechar', result.escapechar, True)
        _character('quotechar', result.quotechar, True)
        if result.lineterminator is not None and not isinstance(result.lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        if not isinstance(result.quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= result.quoting <= 3:
            raise TypeError('bad "quoting" value')
        if result.quoting != QUOTE_NONE and result.quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        if result.lineterminator is None:
            raise TypeError('lineterminator must be set')
        return result

    def register_dialect(name, dialect=excel, **fmtparams):
        if not isinstance(name, str):
            raise TypeError('dialect name must be a string')
        _dialects[name] = _settled(dialect, fmtparams)

    def unregister_dialect(name):
        if name not in _dialects:
            raise Error('unknown dialect')
        del _dialects[name]

    def get_dialect(name):
        if name not in _dialects:
            raise Error('unknown dialect')
        return _dialects[name]

    def list_dialects():
        return list(_dialects)

    def field_size_limit(limit=None, /):
        previous = _limit[0]
        if limit is not None:
            if not isinstance(limit, int):
                raise TypeError('limit must be an integer')
            _limit[0] = limit
        return previous

    def _is_plain(dialect):
        """Records of such a dialect are mostly read and written in one go."""
        return (dialect.quoting != QUOTE_NONE and dialect.escapechar is None and dialect.quotechar is not None
                and dialect.doublequote and not dialect.skipinitialspace)

    class _Records:
        def _record(reader, lines, dialect, first):
            """The next record, of lines that are not plain."""
            delimiter, quote, escape = dialect.delimiter, dialect.quotechar, dialect.escapechar
            fields, field, state, numeric = [], [], 'start record', False

            def save():
                text = ''.join(field)
                fields.append(float(text) if numeric else text)
                field.clear()

            while True:
                try:
                    line = next(lines) if first is None else first
                    first = None
                except StopIteration:
                    if field or state == 'quoted':
                        if dialect.strict:
                            raise Error('unexpected end of data')
                        save()
                        return fields
                    raise
                if not isinstance(line, str):
                    raise Error(f'iterator should return strings, not {type(line).__name__} (the file should be opened '
                                'in text mode)')
                _count_line(reader)
                for c in [*line, '']:
                    # The empty one is the end of the line.
                    end = c == ''
                    if c == '\n' or c == '\r' or end:
                        breaks = True
                    else:
                        breaks = False
                    if state == 'start record':
                        if end:
                            break
                        if breaks:
                            state = 'eat newline'
                            continue
                        state = 'start field'
                    if state == 'start field':
                        if breaks:
                            save()
                            state = 'start record' if end else 'eat newline'
                        elif c == quote and dialect.quoting != QUOTE_NONE:
                            state = 'quoted'
                        elif c == escape:
                            state = 'escaped'
                        elif c == ' ' and dialect.skipinitialspace:
                            pass
                        elif c == delimiter:
                            save()
                        else:
                            numeric = dialect.quoting == QUOTE_NONNUMERIC
                            field.append(c)
                            state = 'field'
                    elif state == 'escaped':
                        if end:
                            field.append('\n')
                            state = 'field'
                            break
                        field.append(c)
                        state = 'field'
                    elif state == 'field':
                        if breaks:
                            save()
                            numeric = False
                            state = 'start record' if end else 'eat newline'
                        elif c == escape:
                            state = 'escaped'
                        elif c == delimiter:
                            save()
                            numeric = False
                            state = 'start field'
                        else:
                            field.append(c)
                    elif state == 'quoted':
                        if end:
                            break
                        if c == escape:
                            state = 'escape in quoted'
                        elif c == quote and dialect.quoting != QUOTE_NONE:
                            state = 'quote in quoted' if dialect.doublequote else 'field'
                        else:
                            field.append(c)
                    elif state == 'escape in quoted':
                        field.append('\n' if end else c)
                        state = 'quoted'
                    elif state == 'quote in quoted':
                        if c == quote and dialect.quoting != QUOTE_NONE:
                            field.append(c)
                            state = 'quoted'
                        elif c == delimiter:
                            save()
                            state = 'start field'
                        elif breaks:
                            save()
                            state = 'start record' if end else 'eat newline'
                        elif not dialect.strict:
                            field.append(c)
                            state = 'field'
                        else:
                            raise Error(f"'{delimiter}' expected after '{quote}'")
                    elif state == 'eat newline':
                        if end:
                            state = 'start record'
                        elif not breaks:
                            raise Error('new-line character seen in unquoted field - do you need to open the file in '
                                        'universal-newline mode?')
                    if len(field) > _limit[0]:
                        raise Error(f'field larger than field limit ({_limit[0]})')
                if state == 'start record':
                    return fields

    def _state(dialect):
        return (dialect.delimiter, dialect.quotechar, dialect.doublequote, dialect.skipinitialspace, dialect.lineterminator,
                dialect.quoting, dialect.escapechar, dialect.strict)

    _excel_state, _excel_settled = _state(excel), _settled(excel, {})

    def reader(csvfile, /, dialect=excel, **fmtparams):
        # The usual dialect is looked through once, unless somebody changes it.
        if dialect is excel and not fmtparams and _state(excel) == _excel_state:
            return _reader(iter(csvfile), _excel_settled, True, _limit, _Records._record)
        dialect = _settled(dialect, fmtparams)
        is_plain = _is_plain(dialect) and dialect.quoting != QUOTE_NONNUMERIC
        return _reader(iter(csvfile), dialect, is_plain, _limit, _Records._record)

    class _Writer:
        def __init__(self, file, dialect):
            if not hasattr(file, 'write'):
                raise TypeError('argument 1 must have a "write" method')
            self._write = file.write
            self.dialect = dialect
            self._is_plain = _is_plain(dialect)

        def _field(self, value, is_only):
            dialect = self.dialect
            number = isinstance(value, (int, float)) and not isinstance(value, bool) or isinstance(value, bool)
            text = '' if value is None else value if isinstance(value, str) else str(value)
            quoted = dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and not number
            pieces = []
            for c in text:
                if c in (dialect.delimiter, dialect.escapechar, dialect.quotechar) or c in dialect.lineterminator:
                    if dialect.quoting == QUOTE_NONE:
                        escaped = True
                    elif c == dialect.quotechar:
                        escaped = not dialect.doublequote
                        if dialect.doublequote:
                            pieces.append(c)
                            quoted = True
                    elif c == dialect.escapechar:
                        escaped = True
                    else:
                        escaped = False
                        quoted = True
                    if escaped:
                        if dialect.escapechar is None:
                            raise Error('need to escape, but no escapechar set')
                        pieces.append(dialect.escapechar)
                pieces.append(c)
            if not text and is_only:
                if dialect.quoting == QUOTE_NONE:
                    raise Error('single empty field record must be quoted')
                quoted = True
            body = ''.join(pieces)
            return dialect.quotechar + body + dialect.quotechar if quoted else body

        def writerow(self, row, /):
            try:
                row = list(row)
            except TypeError:
                raise Error(f'iterable expected, not {type(row).__name__}') from None
            dialect = self.dialect
            if self._is_plain:
                text = _plain_record(row, dialect.delimiter, dialect.quotechar, dialect.lineterminator, dialect.quoting)
                if text is not None:
                    return self._write(text)
            fields = [self._field(value, len(row) == 1) for value in row]
            return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

        def writerows(self, rows, /):
            for row in rows:
                self.writerow(row)

    _Writer.__name__ = _Writer.__qualname__ = 'writer'
    _Writer.__module__ = '_csv'

    def writer(csvfile, /, dialect=excel, **fmtparams):
        if dialect is excel and not fmtparams and _state(excel) == _excel_state:
            return _Writer(csvfile, _excel_settled)
        return _Writer(csvfile, _settled(dialect, fmtparams))

    class DictReader:
        def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
            self._fieldnames = list(fieldnames) if fieldnames is not None else None
            self.restkey = restkey
            self.restval = restval
            self.reader = reader(f, dialect, *args, **kwds)
            self.dialect = dialect
            self.line_num = 0

        def __iter__(self):
            return self

        @property
        def fieldnames(self):
            if self._fieldnames is None:
                try:
                    self._fieldnames = next(self.reader)
                except StopIteration:
                    pass
            self.line_num = self.reader.line_num
            return self._fieldnames

        @fieldnames.setter
        def fieldnames(self, value):
            self._fieldnames = value

        def __next__(self):
            names = self.fieldnames
            records = self.reader
            row = next(records)
            while row == []:
                row = next(records)
            self.line_num = records.line_num
            found = _row_dict(names, row)
            if found is not None:
                return found
            found = dict(zip(names, row))
            if len(names) < len(row):
                found[self.restkey] = row[len(names):]
            for name in names[len(row):]:
                found[name] = self.restval
            return found

    class DictWriter:
        def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
            self.fieldnames = fieldnames
            self.restval = restval
            if extrasaction.lower() not in ('raise', 'ignore'):
                raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
            self.extrasaction = extrasaction
            self.writer = writer(f, dialect, *args, **kwds)

        def writeheader(self):
            return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

        def _row(self, rowdict):
            if self.extrasaction == 'raise':
                wrong = rowdict.keys() - self.fieldnames
                if wrong:
                    raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in wrong]))
            return (rowdict.get(key, self.restval) for key in self.fieldnames)

        def writerow(self, rowdict):
            return self.writer.writerow(self._row(rowdict))

        def writerows(self, rowdicts):
            return self.writer.writerows(map(self._row, rowdicts))

    class Sniffer:
        def __init__(self):
            self.preferred = [',', '\t', ';', ' ', ':']

        def sniff(self, sample, delimiters=None):
            quote, doubled, mark, skips = self._by_quotes(sample, delimiters)
            if not mark:
                mark, skips = self._by_counts(sample, delimiters)
            if not mark:
                raise Error('Could not determine delimiter')

            class dialect(Dialect):
                _name = 'sniffed'
                lineterminator = '\r\n'
                quoting = QUOTE_MINIMAL

            dialect.doublequote = doubled
            dialect.delimiter = mark
            dialect.quotechar = quote or '"'
            dialect.skipinitialspace = skips
            return dialect

        def _by_quotes(self, data, delimiters):
            """From quoted fields: the quote, whether it is doubled inside, the delimiter, and a space after it."""
            matches = []
            for pattern in (r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?P=delim)',
                            r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?P<delim>[^\w\n"\'])(?P<space> ?)',
                            r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?:$|\n)',
                            r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?:$|\n)'):
                found = _re.compile(pattern, _re.DOTALL | _re.MULTILINE)
                matches = [match.groupdict() for match in found.finditer(data)]
                if matches:
                    break
            if not matches:
                return '', False, None, False
            quotes, marks, spaces = {}, {}, 0
            for match in matches:
                quotes[match['quote']] = quotes.get(match['quote'], 0) + 1
                mark = match.get('delim')
                if mark and (delimiters is None or mark in delimiters):
                    marks[mark] = marks.get(mark, 0) + 1
                if match.get('space'):
                    spaces += 1
            quote = max(quotes, key=quotes.get)
            if marks:
                mark = max(marks, key=marks.get)
                skips = marks[mark] == spaces
                if mark == '\n':
                    mark = ''
            else:
                mark, skips = '', False
            escaped = _re.escape(mark)
            doubled = _re.search(rf'(({escaped})|^)\W*{quote}[^{escaped}\n]*{quote}[^{escaped}\n]*{quote}\W*(({escaped})|$)',
                                 data, _re.MULTILINE)
            return quote, bool(doubled and doubled[0]), mark, skips

        def _by_counts(self, data, delimiters):
            """The character that occurs equally often in nearly all lines, and whether a space follows it each time."""
            lines = [line for line in data.split('\n') if line]
            ascii = [chr(c) for c in range(127)]
            chunk = min(10, len(lines))
            counts, modes, marks = {}, {}, {}
            start, end = 0, chunk
            rounds = 0
            while start < len(lines):
                rounds += 1
                for line in lines[start:end]:
                    for c in ascii:
                        known = counts.setdefault(c, {})
                        number = line.count(c)
                        known[number] = known.get(number, 0) + 1
                for c, known in counts.items():
                    items = list(known.items())
                    if len(items) == 1 and items[0][0] == 0:
                        continue
                    if len(items) > 1:
                        best = max(items, key=lambda item: item[1])
                        items.remove(best)
                        modes[c] = (best[0], best[1] - sum(item[1] for item in items))
                    else:
                        modes[c] = items[0]
                total = float(min(chunk * rounds, len(lines)))
                share = 1.0
                while not marks and share >= 0.9:
                    for c, (number, agree) in modes.items():
                        if number > 0 and agree > 0 and agree / total >= share and (
                                delimiters is None or c in delimiters):
                            marks[c] = (number, agree)
                    share -= 0.01
                if len(marks) == 1:
                    mark = next(iter(marks))
                    return mark, lines[0].count(mark) == lines[0].count(f'{mark} ')
                start, end = end, end + chunk
            if not marks:
                return '', False
            for mark in self.preferred:
                if mark in marks:
                    return mark, lines[0].count(mark) == lines[0].count(f'{mark} ')
            _, mark = max((value, key) for key, value in marks.items())
            return mark, lines[0].count(mark) == lines[0].count(f'{mark} ')

        def has_header(self, sample):
            rows = reader(_io.StringIO(sample), self.sniff(sample))
            header = next(rows)
            kinds = dict.fromkeys(range(len(header)))
            for number, row in enumerate(rows):
                if number > 20:
                    break
                if len(row) != len(header):
                    continue
                for column in list(kinds):
                    try:
                        complex(row[column])
                        kind = complex
                    except (ValueError, OverflowError):
                        kind = len(row[column])
                    if kind != kinds[column]:
                        if kinds[column] is None:
                            kinds[column] = kind
                        else:
                            del kinds[column]
            votes = 0
            for column, kind in kinds.items():
                if isinstance(kind, int):
                    votes += 1 if len(header[column]) != kind else -1
                else:
                    try:
                        kind(header[column])
                        votes -= 1
                    except (ValueError, TypeError):
                        votes += 1
            return votes > 0

    __version__ = '1.0'
    register_dialect('excel', excel)
    register_dialect('excel-tab', excel_tab)
    register_dialect('unix', unix_dialect)

    _natives = {
        'reader(csvfile, dialect=?, /, **fmtparams)': 'unpack', 'writer(csvfile, dialect=?, /, **fmtparams)': 'unpack',
        'register_dialect(name, dialect=?, /, **fmtparams)': 'unpack', 'unregister_dialect(name)': 'clinic',
        'get_dialect(name)': 'clinic', 'list_dialects()': 'exact', 'field_size_limit(limit=?)': 'clinic',
    }
    """#
}
