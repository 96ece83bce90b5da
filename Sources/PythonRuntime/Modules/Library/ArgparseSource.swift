// The module `argparse` in Python: what an argument is, and what is done when it is found. How help is laid out is in
// ArgparseHelp.swift, groups of arguments in ArgparseGroups.swift, the parser in
// ArgparseParsers.swift. Our own text.

enum ArgparseSource {
  static let module = NativeModule("argparse") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, actions + help + containers + parsing)
  }

  private static let actions = #"""
    import re as _re, sys as _sys

    __all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType',
               'HelpFormatter', 'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter',
               'RawTextHelpFormatter', 'MetavarTypeHelpFormatter', 'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL',
               'PARSER', 'REMAINDER', 'SUPPRESS', 'ZERO_OR_MORE']

    SUPPRESS = '==SUPPRESS=='
    OPTIONAL = '?'
    ZERO_OR_MORE = '*'
    ONE_OR_MORE = '+'
    PARSER = 'A...'
    REMAINDER = '...'

    class _Shown:
        """Its repr names its attributes."""
        def __repr__(self):
            parts = [repr(value) for value in self._get_args()]
            odd = {}
            for name, value in self._get_kwargs():
                if name.isidentifier():
                    parts.append(f'{name}={value!r}')
                else:
                    odd[name] = value
            if odd:
                parts.append(f'**{odd!r}')
            return f"{type(self).__name__}({', '.join(parts)})"

        def _get_kwargs(self):
            return list(self.__dict__.items())

        def _get_args(self):
            return []

    def _get_action_name(argument):
        if argument is None:
            return None
        if argument.option_strings:
            return '/'.join(argument.option_strings)
        for name in (argument.metavar, argument.dest):
            if name not in (None, SUPPRESS):
                return name
        return '{' + ','.join(argument.choices) + '}' if argument.choices else None

    class ArgumentError(Exception):
        def __init__(self, argument, message):
            self.argument_name = _get_action_name(argument)
            self.message = message

        def __str__(self):
            if self.argument_name is None:
                return str(self.message)
            return f'argument {self.argument_name}: {self.message}'

    class ArgumentTypeError(Exception):
        pass

    class Namespace(_Shown):
        def __init__(self, **kwargs):
            for name, value in kwargs.items():
                setattr(self, name, value)

        def __eq__(self, other):
            return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

        def __contains__(self, key):
            return key in self.__dict__

    class Action(_Shown):
        def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                     required=False, help=None, metavar=None):
            self.option_strings = option_strings
            self.dest = dest
            self.nargs = nargs
            self.const = const
            self.default = default
            self.type = type
            self.choices = choices
            self.required = required
            self.help = help
            self.metavar = metavar

        def _get_kwargs(self):
            names = ('option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'required', 'help',
                     'metavar')
            return [(name, getattr(self, name)) for name in names]

        def format_usage(self):
            return self.option_strings[0]

        def __call__(self, parser, namespace, values, option_string=None):
            raise NotImplementedError('.__call__() not defined')

    class BooleanOptionalAction(Action):
        def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None,
                     metavar=None):
            both = []
            for option in option_strings:
                both.append(option)
                if option.startswith('--'):
                    both.append('--no-' + option[2:])
            super().__init__(both, dest, nargs=0, default=default, type=type, choices=choices, required=required,
                             help=help, metavar=metavar)

        def __call__(self, parser, namespace, values, option_string=None):
            if option_string in self.option_strings:
                setattr(namespace, self.dest, not option_string.startswith('--no-'))

        def format_usage(self):
            return ' | '.join(self.option_strings)

    class _StoreAction(Action):
        _refusal = ('nargs for store actions must be != 0; if you have nothing to store, actions such as store true '
                    'or store const may be more appropriate')

        def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                     required=False, help=None, metavar=None):
            if nargs == 0:
                raise ValueError(self._refusal)
            if const is not None and nargs != OPTIONAL:
                raise ValueError(f'nargs must be {OPTIONAL!r} to supply const')
            super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, values)

    class _StoreConstAction(Action):
        def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
            super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help)

        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, self.const)

    class _StoreTrueAction(_StoreConstAction):
        def __init__(self, option_strings, dest, default=False, required=False, help=None):
            super().__init__(option_strings, dest, const=True, default=default, required=required, help=help)

    class _StoreFalseAction(_StoreConstAction):
        def __init__(self, option_strings, dest, default=True, required=False, help=None):
            super().__init__(option_strings, dest, const=False, default=default, required=required, help=help)

    def _copied(items):
        if items is None:
            return []
        if type(items) is list:
            return items[:]
        import copy
        return copy.copy(items)

    class _AppendAction(_StoreAction):
        _refusal = ('nargs for append actions must be != 0; if arg strings are not supplying the value to append, the '
                    'append const action may be more appropriate')

        def __call__(self, parser, namespace, values, option_string=None):
            items = _copied(getattr(namespace, self.dest, None))
            items.append(values)
            setattr(namespace, self.dest, items)

    class _ExtendAction(_AppendAction):
        def __call__(self, parser, namespace, values, option_string=None):
            items = _copied(getattr(namespace, self.dest, None))
            items.extend(values)
            setattr(namespace, self.dest, items)

    class _AppendConstAction(Action):
        def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
            super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help,
                             metavar=metavar)

        def __call__(self, parser, namespace, values, option_string=None):
            items = _copied(getattr(namespace, self.dest, None))
            items.append(self.const)
            setattr(namespace, self.dest, items)

    class _CountAction(Action):
        def __init__(self, option_strings, dest, default=None, required=False, help=None):
            super().__init__(option_strings, dest, nargs=0, default=default, required=required, help=help)

        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)

    class _HelpAction(Action):
        def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
            super().__init__(option_strings, dest, nargs=0, default=default, help=help)

        def __call__(self, parser, namespace, values, option_string=None):
            parser.print_help()
            parser.exit()

    class _VersionAction(Action):
        def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                     help="show program's version number and exit"):
            super().__init__(option_strings, dest, nargs=0, default=default, help=help)
            self.version = version

        def __call__(self, parser, namespace, values, option_string=None):
            formatter = parser._get_formatter()
            formatter.add_text(parser.version if self.version is None else self.version)
            parser._print_message(formatter.format_help(), _sys.stdout)
            parser.exit()

    class _SubParsersAction(Action):
        class _ChoicesPseudoAction(Action):
            def __init__(self, name, aliases, help):
                shown = f"{name} ({', '.join(aliases)})" if aliases else name
                super().__init__(option_strings=[], dest=name, help=help, metavar=shown)

        def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
            self._prog_prefix = prog
            self._parser_class = parser_class
            self._name_parser_map = {}
            self._choices_actions = []
            super().__init__(option_strings, dest, nargs=PARSER, choices=self._name_parser_map, required=required,
                             help=help, metavar=metavar)

        def add_parser(self, name, **kwargs):
            if kwargs.get('prog') is None:
                kwargs['prog'] = f'{self._prog_prefix} {name}'
            aliases = kwargs.pop('aliases', ())
            if name in self._name_parser_map:
                raise ArgumentError(self, f'conflicting subparser: {name}')
            for alias in aliases:
                if alias in self._name_parser_map:
                    raise ArgumentError(self, f'conflicting subparser alias: {alias}')
            if 'help' in kwargs:
                self._choices_actions.append(self._ChoicesPseudoAction(name, aliases, kwargs.pop('help')))
            parser = self._parser_class(**kwargs)
            for one in (name, *aliases):
                self._name_parser_map[one] = parser
            return parser

        def _get_subactions(self):
            return self._choices_actions

        def __call__(self, parser, namespace, values, option_string=None):
            name, *words = values
            if self.dest is not SUPPRESS:
                setattr(namespace, self.dest, name)
            if name not in self._name_parser_map:
                known = ', '.join(self._name_parser_map)
                raise ArgumentError(self, f'unknown parser {name!r} (choices: {known})')
            # Into a namespace of its own: defaults of the subcommand win over those around it.
            found, rest = self._name_parser_map[name].parse_known_args(words, None)
            for key, value in vars(found).items():
                setattr(namespace, key, value)
            if rest:
                vars(namespace).setdefault(_UNRECOGNIZED_ARGS_ATTR, []).extend(rest)

    _UNRECOGNIZED_ARGS_ATTR = '_unrecognized_args'

    class FileType:
        def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
            self._mode = mode
            self._bufsize = bufsize
            self._encoding = encoding
            self._errors = errors

        def __call__(self, string):
            if string == '-':
                if 'r' in self._mode:
                    return _sys.stdin
                if any(letter in self._mode for letter in 'wax'):
                    return _sys.stdout
                raise ValueError(f'argument "-" with mode {self._mode!r}')
            try:
                return open(string, self._mode, self._bufsize, self._encoding, self._errors)
            except OSError as error:
                raise ArgumentTypeError(f"can't open '{string}': {error}")

        def __repr__(self):
            parts = [repr(value) for value in (self._mode, self._bufsize) if value != -1]
            parts += [f'{name}={value!r}' for name, value in (('encoding', self._encoding), ('errors', self._errors))
                      if value is not None]
            return f"{type(self).__name__}({', '.join(parts)})"

    """#
}
