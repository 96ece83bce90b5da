// The module `getopt` in Python. Our own text.

enum GetoptSource {
  static let module = NativeModule("getopt") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    __all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']

    class GetoptError(Exception):
        opt = ''
        msg = ''

        def __init__(self, msg, opt=''):
            self.msg = msg
            self.opt = opt
            Exception.__init__(self, msg, opt)

        def __str__(self):
            return self.msg

    error = GetoptError

    def getopt(args, shortopts, longopts=[]):
        found = []
        longopts = [longopts] if isinstance(longopts, str) else list(longopts)
        while args and args[0].startswith('-') and args[0] != '-':
            if args[0] == '--':
                args = args[1:]
                break
            args = _option(found, args, shortopts, longopts)
        return found, args

    def gnu_getopt(args, shortopts, longopts=[]):
        found = []
        others = []
        longopts = [longopts] if isinstance(longopts, str) else list(longopts)
        import os
        stops_at_first = shortopts.startswith('+') or bool(os.environ.get('POSIXLY_CORRECT'))
        if shortopts.startswith('+'):
            shortopts = shortopts[1:]
        while args:
            if args[0] == '--':
                others += args[1:]
                break
            if args[0][:1] == '-' and args[0] != '-':
                args = _option(found, args, shortopts, longopts)
            elif stops_at_first:
                others += args
                break
            else:
                others.append(args[0])
                args = args[1:]
        return found, others

    def _option(found, args, shortopts, longopts):
        first, rest = args[0], args[1:]
        if first.startswith('--'):
            return _long(found, first[2:], longopts, rest)
        letters = first[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            value = ''
            if _takes_value(letter, shortopts):
                if not letters:
                    if not rest:
                        raise GetoptError(f'option -{letter} requires argument', letter)
                    letters, rest = rest[0], rest[1:]
                value, letters = letters, ''
            found.append(('-' + letter, value))
        return rest

    def _takes_value(letter, shortopts):
        for place, known in enumerate(shortopts):
            if known == letter != ':':
                return shortopts.startswith(':', place + 1)
        raise GetoptError(f'option -{letter} not recognized', letter)

    def _long(found, text, longopts, rest):
        name, equals, value = text.partition('=')
        if not equals:
            value = None
        takes_value, name = _full_name(name, longopts)
        if takes_value:
            if value is None:
                if not rest:
                    raise GetoptError(f'option --{name} requires argument', name)
                value, rest = rest[0], rest[1:]
        elif value is not None:
            raise GetoptError(f'option --{name} must not have an argument', name)
        found.append(('--' + name, value or ''))
        return rest

    def _full_name(name, longopts):
        known = [option for option in longopts if option.startswith(name)]
        if not known:
            raise GetoptError(f'option --{name} not recognized', name)
        if name in known:
            return False, name
        if name + '=' in known:
            return True, name
        if len(known) > 1:
            raise GetoptError(f'option --{name} not a unique prefix', name)
        takes_value = known[0].endswith('=')
        return takes_value, known[0][:-1] if takes_value else known[0]
    """#
}
