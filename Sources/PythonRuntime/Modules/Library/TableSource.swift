// The module `csv` in Python: tables as text, over lists of lines and `io.StringIO`, since a lesson opens no files. Our
// own text.

enum TableSource {
  static let module = NativeModule("csv") { vm, module throws(PyError) in try SourceModules.load(vm, module, text) }

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
        pass

    class Dialect:
        delimiter = quotechar = escapechar = lineterminator = quoting = None
        doublequote = skipinitialspace = strict = None

        def __init__(self):
            _settled(self, {})

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

    class _Settled:
        pass

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
            value = given.get(name, getattr(dialect, name, None))
            if value is None and name not in given and name not in ('quotechar', 'escapechar'):
                value = defaults[name]
            elif value is None and name == 'quotechar' and not hasattr(dialect, name):
                value = defaults[name]
            setattr(result, name, value)
        _character('delimiter', result.delimiter, False)
        _character('escapechar', result.escapechar, True)
        if result.quotechar == '':
            result.quotechar = None
        _character('quotechar', result.quotechar, True)
        if not isinstance(result.quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= result.quoting <= 3:
            raise TypeError('bad "quoting" value')
        if result.quoting != QUOTE_NONE and result.quotechar is None:
            if 'quotechar' in given:
                raise TypeError('quotechar must be set if quoting enabled')
            result.quoting = QUOTE_NONE
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

    class _Reader:
        def __init__(self, lines, dialect):
            self._lines = iter(lines)
            self.dialect = dialect
            self.line_num = 0

        def __iter__(self):
            return self

        def __next__(self):
            dialect = self.dialect
            delimiter, quote, escape = dialect.delimiter, dialect.quotechar, dialect.escapechar
            fields, field, state, numeric = [], [], 'start record', False

            def save():
                text = ''.join(field)
                fields.append(float(text) if numeric else text)
                field.clear()

            while True:
                try:
                    line = next(self._lines)
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
                self.line_num += 1
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

    def reader(csvfile, /, dialect=excel, **fmtparams):
        return _Reader(csvfile, _settled(dialect, fmtparams))

    class _Writer:
        def __init__(self, file, dialect):
            if not hasattr(file, 'write'):
                raise TypeError('argument 1 must have a "write" method')
            self._write = file.write
            self.dialect = dialect

        def _field(self, value, is_only):
            dialect = self.dialect
            number = isinstance(value, (int, float)) and not isinstance(value, bool) or isinstance(value, bool)
            text = '' if value is None else value if isinstance(value, str) else str(value)
            quoted = dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and not number
            pieces = []
            for c in text:
                if c in (dialect.delimiter, dialect.escapechar, dialect.quotechar) or c in dialect.lineterminator or (
                        c in '\n\r'):
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
            fields = [self._field(value, len(row) == 1) for value in row]
            return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

        def writerows(self, rows, /):
            for row in rows:
                self.writerow(row)

    def writer(csvfile, /, dialect=excel, **fmtparams):
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
            row = next(self.reader)
            while row == []:
                row = next(self.reader)
            self.line_num = self.reader.line_num
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
        preferred = [',', '\t', ';', ' ', ':']

        def sniff(self, sample, delimiters=None):
            lines = [line for line in sample.splitlines() if line][:10]
            for mark in delimiters or self.preferred:
                counts = {line.count(mark) for line in lines}
                if len(counts) == 1 and counts.pop():
                    class dialect(excel):
                        delimiter = mark
                        lineterminator = '\r\n'
                    return dialect
            raise Error('Could not determine delimiter')

        def has_header(self, sample):
            rows = list(reader(_io.StringIO(sample), self.sniff(sample)))
            def is_number(text):
                try:
                    complex(text)
                except ValueError:
                    return False
                return True
            votes = sum(1 if not is_number(name) else -1 for index, name in enumerate(rows[0])
                        if all(is_number(row[index]) for row in rows[1:20] if len(row) == len(rows[0])))
            return votes > 0

    register_dialect('excel', excel)
    register_dialect('excel-tab', excel_tab)
    register_dialect('unix', unix_dialect)
    """#
}
