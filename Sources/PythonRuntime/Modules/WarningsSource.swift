// The module `warnings`, the half in Python: filters, messages, and what a program may put in the place of these. After CPython's
// Lib/warnings.py; what decides about a warning is native.

extension WarningsModule {
  static let text = #"""
    import sys as _sys

    __all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter',
               'resetwarnings', 'catch_warnings']
    defaultaction = 'default'
    onceregistry = {}
    _log = {}

    class WarningMessage:
        _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

        def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
            self.message = message
            self.category = category
            self.filename = filename
            self.lineno = lineno
            self.file = file
            self.line = line
            self.source = source
            self._category_name = category.__name__ if category else None

        def __str__(self):
            return ('{message : %r, category : %r, filename : %r, lineno : %s, line : %r}'
                    % (self.message, self._category_name, self.filename, self.lineno, self.line))

    def _words(message, found=None):
        text = f'{message.filename}:{message.lineno}: {message.category.__name__}: {message.message}\n'
        line = found if message.line is None else message.line
        if line:
            text += f'  {line.strip()}\n'
        return text

    def formatwarning(message, category, filename, lineno, line=None):
        return _words(WarningMessage(message, category, filename, lineno, None, line))

    def showwarning(message, category, filename, lineno, file=None, line=None):
        _write(WarningMessage(message, category, filename, lineno, file, line))

    _first_show = showwarning
    _first_words = formatwarning

    def _write(message, found=None):
        import warnings
        words = warnings.formatwarning
        file = message.file
        if file is None:
            if words is _first_words:
                line = found if message.line is None else message.line
                if _show_own(message.category, message.message, message.filename, message.lineno,
                             (line or '').strip()):
                    return
            file = _sys.stderr
            if file is None:
                return
        if words is _first_words:
            text = _words(message, found)
        else:
            text = words(message.message, message.category, message.filename, message.lineno, message.line)
        try:
            file.write(text)
        except OSError:
            pass

    def _showwarnmsg(message, found=None):
        import warnings
        show = warnings.showwarning
        if show is not _first_show:
            if not callable(show):
                raise TypeError('warnings.showwarning() must be set to a function or method')
            show(message.message, message.category, message.filename, message.lineno, message.file, message.line)
        elif _log:
            _log['now'].append(message)
        else:
            _write(message, found)

    def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None,
                      source=None):
        if not hasattr(type(lineno), '__index__'):
            raise TypeError(f"'{type(lineno).__name__}' object cannot be interpreted as an integer")
        if registry is not None and not isinstance(registry, dict):
            raise TypeError("'registry' must be a dict or None")
        if module is None:
            module = filename or '<unknown>'
            if module.endswith('.py'):
                module = module[:-3]
        if isinstance(message, Warning):
            text = str(message)
            category = type(message)
        else:
            text = message
            message = category(message)
        key = (text, category, lineno)
        if registry is not None:
            if registry.get('version', -1) != _filters_version():
                registry.clear()
                registry['version'] = _filters_version()
            elif registry.get(key):
                return
        action = _action(category, str(text), module, lineno)
        if action == 'error':
            raise message
        if action == 'ignore':
            return
        if registry is not None and action != 'always':
            registry[key] = True
            if action == 'module':
                whole = (text, category, 0)
                if registry.get(whole):
                    return
                registry[whole] = True
        if action == 'once' and not _is_first(text, message):
            return
        _showwarnmsg(WarningMessage(message, category, filename, lineno, None, None, source))

    _actions = ('error', 'ignore', 'always', 'default', 'module', 'once')

    def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
        assert action in _actions, 'invalid action: %r' % (action,)
        assert isinstance(message, str), 'message must be a string'
        assert isinstance(category, type), 'category must be a class'
        assert issubclass(category, Warning), 'category must be a Warning subclass'
        assert isinstance(module, str), 'module must be a string'
        assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
        if message or module:
            import re
        _add((action, re.compile(message, re.I) if message else None, category,
              re.compile(module) if module else None, lineno), append)

    def simplefilter(action, category=Warning, lineno=0, append=False):
        assert action in _actions, 'invalid action: %r' % (action,)
        assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
        _add((action, None, category, None, lineno), append)

    def _add(item, append):
        import warnings
        filters = warnings.filters
        if not append:
            try:
                filters.remove(item)
            except ValueError:
                pass
            filters.insert(0, item)
        elif item not in filters:
            filters.append(item)
        _filters_changed(bool(_log))

    def resetwarnings():
        import warnings
        warnings.filters[:] = []
        _filters_changed(bool(_log))

    class catch_warnings:
        def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
            import warnings
            self._record = record
            self._module = warnings if module is None else module
            self._entered = False
            self._filter = None if action is None else (action, category, lineno, append)

        def __repr__(self):
            import warnings
            parts = ['record=True'] if self._record else []
            if self._module is not warnings:
                parts.append('module=%r' % self._module)
            return f"{type(self).__name__}({', '.join(parts)})"

        def __enter__(self):
            if self._entered:
                raise RuntimeError('Cannot enter %r twice' % self)
            self._entered = True
            self._filters = self._module.filters
            self._module.filters = self._filters[:]
            self._showwarning = self._module.showwarning
            self._outer = _log.get('now')
            log = None
            if self._record:
                log = _log['now'] = []
                self._module.showwarning = _first_show
            _filters_changed(bool(_log))
            if self._filter is not None:
                simplefilter(*self._filter)
            return log

        def __exit__(self, *exc_info):
            if not self._entered:
                raise RuntimeError('Cannot exit %r without entering first' % self)
            self._module.filters = self._filters
            self._module.showwarning = self._showwarning
            if self._outer is None:
                _log.clear()
            else:
                _log['now'] = self._outer
            _filters_changed(bool(_log))

    _members = {'_showwarnmsg': _showwarnmsg}
    """#
}
