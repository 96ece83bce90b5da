// The module `logging` in Python. Our own text.

enum DiagnosticsSources {
  static let logging = NativeModule("logging") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, loggers)
  }

  private static let loggers = #"""
    import sys as _sys
    import time as _time

    CRITICAL = 50
    FATAL = CRITICAL
    ERROR = 40
    WARNING = 30
    WARN = WARNING
    INFO = 20
    DEBUG = 10
    NOTSET = 0
    BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
    _names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
    _start = _time.time()
    raiseExceptions = True

    def getLevelName(level):
        for number, name in _names.items():
            if name == level:
                return number
        return _names.get(level, f'Level {level}')

    def addLevelName(level, levelName):
        _names[level] = levelName

    def getLevelNamesMapping():
        return {name: number for number, name in _names.items()}

    def _level(level):
        if isinstance(level, int):
            return level
        if isinstance(level, str):
            for number, name in _names.items():
                if name == level:
                    return number
            raise ValueError(f'Unknown level: {level!r}')
        raise TypeError(f'Level not an integer or a valid string: {level!r}')

    class LogRecord:
        def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
            now = _time.time()
            self.name = name
            self.msg = msg
            if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
                args = args[0]
            self.args = args
            self.levelname = getLevelName(level)
            self.levelno = level
            self.pathname = pathname
            self.filename = pathname.rpartition('/')[2]
            self.module = self.filename.rpartition('.')[0] or self.filename
            self.exc_info = exc_info
            self.exc_text = None
            self.stack_info = sinfo
            self.lineno = lineno
            self.funcName = func
            self.created = now
            self.msecs = int((now - int(now)) * 1000) + 0.0
            self.relativeCreated = (now - _start) * 1000
            self.thread = 0
            self.threadName = 'MainThread'
            self.processName = 'MainProcess'
            self.process = 1

        def getMessage(self):
            text = str(self.msg)
            return text % self.args if self.args else text

        def __repr__(self):
            return (f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, '
                    f'"{self.msg}">')

    def makeLogRecord(dict):
        record = LogRecord(None, None, '', 0, '', (), None, None)
        record.__dict__.update(dict)
        return record

    class Formatter:
        default_time_format = '%Y-%m-%d %H:%M:%S'

        def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
            if style not in ('%', '{', '$'):
                raise ValueError('Style must be one of: %,{,$')
            self._style = style
            self._fmt = fmt or {'%': '%(message)s', '{': '{message}', '$': '${message}'}[style]
            self.datefmt = datefmt
            self._defaults = defaults or {}
            if fmt and validate:
                self._validate(fmt, style)

        @staticmethod
        def _validate(fmt, style):
            import re
            if style == '%':
                if not re.search(r'%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]', fmt, re.I):
                    raise ValueError(f"Invalid format '{fmt}' for '%' style")
                return
            fields = []
            if style == '{':
                from string import Formatter as Parts
                shape = r'^(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?$'
                try:
                    for _, field, spec, conversion in Parts().parse(fmt):
                        if field:
                            if not re.match(r'^(\d+|\w+)(\.\w+|\[[^]]+\])*$', field):
                                raise ValueError(f'invalid field name/expression: {field!r}')
                            fields.append(field)
                        if conversion and conversion not in 'rsa':
                            raise ValueError(f'invalid conversion: {conversion!r}')
                        if spec and not re.match(shape, spec, re.I):
                            raise ValueError(f'bad specifier: {spec!r}')
                except ValueError as problem:
                    raise ValueError(f'invalid format: {problem}')
            else:
                for match in re.finditer(r'\$(?:(\$)|([_a-z]\w*)|{([_a-z]\w*)}|())', fmt, re.I):
                    if match.group(2) or match.group(3):
                        fields.append(match.group(2) or match.group(3))
                    elif match.group(0) == '$':
                        raise ValueError("invalid format: bare '$' not allowed")
            if not fields:
                raise ValueError('invalid format: no fields')

        def usesTime(self):
            return 'asctime' in self._fmt

        def formatTime(self, record, datefmt=None):
            moment = _time.localtime(record.created)
            if datefmt:
                return _time.strftime(datefmt, moment)
            return '%s,%03d' % (_time.strftime(self.default_time_format, moment), record.msecs)

        def formatMessage(self, record):
            values = {**self._defaults, **record.__dict__}
            if self._style == '%':
                return self._fmt % values
            if self._style == '{':
                return self._fmt.format(**values)
            from string import Template
            return Template(self._fmt).substitute(**values)

        def formatException(self, exc_info):
            from traceback import format_exception
            return ''.join(format_exception(exc_info[1])).rstrip('\n')

        def format(self, record):
            record.message = record.getMessage()
            if self.usesTime():
                record.asctime = self.formatTime(record, self.datefmt)
            text = self.formatMessage(record)
            if record.exc_info:
                text += '\n' + self.formatException(record.exc_info)
            return text

    class Filter:
        def __init__(self, name=''):
            self.name = name

        def filter(self, record):
            return not self.name or record.name == self.name or record.name.startswith(self.name + '.')

    class Filterer:
        def __init__(self):
            self.filters = []

        def addFilter(self, filter):
            if filter not in self.filters:
                self.filters.append(filter)

        def removeFilter(self, filter):
            if filter in self.filters:
                self.filters.remove(filter)

        def filter(self, record):
            for item in self.filters:
                if not (item.filter(record) if hasattr(item, 'filter') else item(record)):
                    return False
            return True

    class Handler(Filterer):
        def __init__(self, level=NOTSET):
            super().__init__()
            self.level = _level(level)
            self.formatter = None
            self.name = None

        def setLevel(self, level):
            self.level = _level(level)

        def setFormatter(self, fmt):
            self.formatter = fmt

        def format(self, record):
            return (self.formatter or _default_formatter).format(record)

        def handle(self, record):
            if self.filter(record):
                self.emit(record)

        def emit(self, record):
            raise NotImplementedError('emit must be implemented by Handler subclasses')

        def handleError(self, record):
            if not raiseExceptions:
                return
            import traceback
            write = _sys.stderr.write
            text = ''.join(traceback.format_exception(_sys.exc_info()[1]))
            header = '' if text.startswith('Traceback') else 'Traceback (most recent call last):\n'
            write('--- Logging error ---\n' + header + text + 'Call stack:\n')
            calls = [call for call in traceback.extract_stack() if call.filename != '<frozen logging>']
            write(''.join(traceback.format_list(calls)))
            write('Message: %r\nArguments: %s\n' % (record.msg, record.args))

        def flush(self):
            pass

        def close(self):
            pass

        def __repr__(self):
            return f'<{type(self).__name__} ({getLevelName(self.level)})>'

    class StreamHandler(Handler):
        terminator = '\n'

        def __init__(self, stream=None):
            super().__init__()
            self.stream = _sys.stderr if stream is None else stream

        def emit(self, record):
            try:
                self.stream.write(self.format(record) + self.terminator)
            except RecursionError:
                raise
            except Exception:
                self.handleError(record)

        def setStream(self, stream):
            old, self.stream = self.stream, stream
            return old

        def __repr__(self):
            name = getattr(self.stream, 'name', '')
            return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"

    class FileHandler(StreamHandler):
        def __init__(self, filename, *args, **kwargs):
            raise PermissionError(f'logging.FileHandler({filename!r}) is not available: a lesson cannot open files')

    class NullHandler(Handler):
        def handle(self, record):
            pass

        def emit(self, record):
            pass

    raiseExceptions = True
    _default_formatter = Formatter()

    class _StderrHandler(StreamHandler):
        def __init__(self):
            Handler.__init__(self, WARNING)

        @property
        def stream(self):
            return _sys.stderr

    lastResort = _StderrHandler()

    class Logger(Filterer):
        def __init__(self, name, level=NOTSET):
            super().__init__()
            self.name = name
            self.level = _level(level)
            self.parent = None
            self.propagate = True
            self.handlers = []
            self.disabled = False

        def setLevel(self, level):
            self.level = _level(level)

        def getEffectiveLevel(self):
            logger = self
            while logger is not None:
                if logger.level:
                    return logger.level
                logger = logger.parent
            return NOTSET

        def isEnabledFor(self, level):
            return not self.disabled and level > _state['disabled'] and level >= self.getEffectiveLevel()

        def addHandler(self, hdlr):
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

        def removeHandler(self, hdlr):
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

        def hasHandlers(self):
            logger = self
            while logger is not None:
                if logger.handlers:
                    return True
                logger = logger.parent if logger.propagate else None
            return False

        def getChild(self, suffix):
            return getLogger(suffix if self is root else f'{self.name}.{suffix}')

        def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
            if exc_info is True:
                exc_info = _sys.exc_info()
            elif isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            if exc_info and exc_info[1] is None:
                exc_info = None
            frame = _sys._getframe(max(stacklevel - 1, 0))
            record = LogRecord(self.name, level, frame.f_code.co_filename, frame.f_lineno, msg, args, exc_info,
                               frame.f_code.co_name)
            for key, value in (extra or {}).items():
                if key in ('message', 'asctime') or key in record.__dict__:
                    raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
                record.__dict__[key] = value
            self.handle(record)

        def handle(self, record):
            if not self.disabled and self.filter(record):
                self.callHandlers(record)

        def callHandlers(self, record):
            found = 0
            logger = self
            while logger is not None:
                for handler in logger.handlers:
                    found += 1
                    if record.levelno >= handler.level:
                        handler.handle(record)
                logger = logger.parent if logger.propagate else None
            if not found and record.levelno >= lastResort.level:
                lastResort.handle(record)

        def log(self, level, msg, *args, **kwargs):
            if not isinstance(level, int):
                raise TypeError('level must be an integer')
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)

        def debug(self, msg, *args, **kwargs):
            self.log(DEBUG, msg, *args, **kwargs)

        def info(self, msg, *args, **kwargs):
            self.log(INFO, msg, *args, **kwargs)

        def warning(self, msg, *args, **kwargs):
            self.log(WARNING, msg, *args, **kwargs)

        def error(self, msg, *args, **kwargs):
            self.log(ERROR, msg, *args, **kwargs)

        def exception(self, msg, *args, exc_info=True, **kwargs):
            self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

        def critical(self, msg, *args, **kwargs):
            self.log(CRITICAL, msg, *args, **kwargs)

        warn = warning
        fatal = critical

        def __repr__(self):
            return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'

    class RootLogger(Logger):
        def __init__(self, level):
            super().__init__('root', level)

    class LoggerAdapter:
        def __init__(self, logger, extra=None):
            self.logger = logger
            self.extra = extra

        def __repr__(self):
            level = getLevelName(self.logger.getEffectiveLevel())
            return f'<{self.__class__.__name__} {self.logger.name} ({level})>'

        def process(self, msg, kwargs):
            kwargs['extra'] = self.extra
            return msg, kwargs

        def log(self, level, msg, *args, **kwargs):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

        def debug(self, msg, *args, **kwargs):
            self.log(DEBUG, msg, *args, **kwargs)

        def info(self, msg, *args, **kwargs):
            self.log(INFO, msg, *args, **kwargs)

        def warning(self, msg, *args, **kwargs):
            self.log(WARNING, msg, *args, **kwargs)

        def error(self, msg, *args, **kwargs):
            self.log(ERROR, msg, *args, **kwargs)

    root = RootLogger(WARNING)
    _loggers = {}
    _state = {'disabled': 0}

    def getLogger(name=None):
        if not name or name == 'root':
            return root
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        if name not in _loggers:
            logger = Logger(name)
            logger.parent = root
            parts = name.split('.')
            for i in range(len(parts) - 1, 0, -1):
                if '.'.join(parts[:i]) in _loggers:
                    logger.parent = _loggers['.'.join(parts[:i])]
                    break
            for other, child in _loggers.items():
                if other.startswith(name + '.') and len(child.parent.name if child.parent is not root else '') < len(name):
                    child.parent = logger
            _loggers[name] = logger
        return _loggers[name]

    def basicConfig(*, filename=None, filemode='a', format=None, datefmt=None, style='%', level=None, stream=None,
                    handlers=None, force=False, encoding=None, errors='backslashreplace'):
        if force:
            root.handlers = []
        if root.handlers:
            return
        if filename is not None:
            FileHandler(filename)
        if handlers is None:
            handlers = [StreamHandler(stream)]
        basic = {'%': BASIC_FORMAT, '{': '{levelname}:{name}:{message}', '$': '${levelname}:${name}:${message}'}
        if style not in basic:
            raise ValueError('Style must be one of: %,{,$')
        formatter = Formatter(format or basic[style], datefmt, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        if level is not None:
            root.setLevel(level)

    def _configured():
        if not root.handlers:
            basicConfig()
        return root

    def log(level, msg, *args, **kwargs):
        _configured().log(level, msg, *args, **kwargs)

    def debug(msg, *args, **kwargs):
        _configured().debug(msg, *args, **kwargs)

    def info(msg, *args, **kwargs):
        _configured().info(msg, *args, **kwargs)

    def warning(msg, *args, **kwargs):
        _configured().warning(msg, *args, **kwargs)

    warn = warning

    def error(msg, *args, **kwargs):
        _configured().error(msg, *args, **kwargs)

    def exception(msg, *args, exc_info=True, **kwargs):
        _configured().error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(msg, *args, **kwargs):
        _configured().critical(msg, *args, **kwargs)

    fatal = critical

    def disable(level=CRITICAL):
        _state['disabled'] = _level(level)

    def shutdown(handlerList=None):
        pass

    def captureWarnings(capture):
        pass

    def getLoggerClass():
        return Logger
    """#
}
