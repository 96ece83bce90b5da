// The module `argparse` in Python: parsers of plain options and positionals, without subcommands. Our own text.

enum ArgparseSource {
  static let module = NativeModule("argparse") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    import sys as _sys

    SUPPRESS = '==SUPPRESS=='
    OPTIONAL = '?'
    ZERO_OR_MORE = '*'
    ONE_OR_MORE = '+'
    REMAINDER = '...'

    class ArgumentTypeError(Exception):
        pass

    class ArgumentError(Exception):
        def __init__(self, argument, message):
            self.argument_name = argument
            self.message = message

        def __str__(self):
            if self.argument_name is None:
                return self.message
            return f'argument {self.argument_name}: {self.message}'

    class Namespace:
        def __init__(self, **kwargs):
            for name, value in kwargs.items():
                setattr(self, name, value)

        def __eq__(self, other):
            return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

        def __contains__(self, key):
            return key in self.__dict__

        def __repr__(self):
            parts = []
            odd = {}
            for name, value in self.__dict__.items():
                if name.isidentifier():
                    parts.append(f'{name}={value!r}')
                else:
                    odd[name] = value
            if odd:
                parts.append(f'**{odd!r}')
            return f"{type(self).__name__}({', '.join(parts)})"

    class HelpFormatter:
        pass

    class ArgumentDefaultsHelpFormatter(HelpFormatter):
        pass

    class RawDescriptionHelpFormatter(HelpFormatter):
        pass

    class RawTextHelpFormatter(RawDescriptionHelpFormatter):
        pass

    class MetavarTypeHelpFormatter(HelpFormatter):
        pass

    _no_value = ('store_true', 'store_false', 'store_const', 'append_const', 'count', 'help', 'version')

    class Action:
        def __init__(self, option_strings, dest, nargs, const, default, type, choices, required, help, metavar,
                     action, version):
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
            self.action = action
            self.version = version

        def _title(self):
            if self.option_strings:
                return '/'.join(self.option_strings)
            return self.metavar or self.dest

        def _invocation(self):
            if not self.option_strings:
                return self._value_name()
            tail = '' if self.action in _no_value else ' ' + self._values_text()
            return ', '.join([option + tail for option in self.option_strings])

        def _value_name(self):
            if self.metavar is not None:
                return self.metavar
            if self.choices is not None:
                return '{' + ','.join([str(choice) for choice in self.choices]) + '}'
            return self.dest.upper() if self.option_strings else self.dest

        def _values_text(self):
            name = self._value_name()
            if isinstance(name, tuple):
                first, last = name[0], name[-1]
                if isinstance(self.nargs, int):
                    return ' '.join(name)
                if self.nargs == '+' or self.nargs == '*' and len(name) == 2:
                    text = f'{first} [{last} ...]'
                    return text if self.nargs == '+' else f'[{text}]'
                name = first
            if self.nargs is None:
                return name
            if self.nargs == '?':
                return f'[{name}]'
            if self.nargs == '*':
                return f'[{name} ...]'
            if self.nargs == '+':
                return f'{name} [{name} ...]'
            if self.nargs == '...':
                return '...'
            return ' '.join([name] * self.nargs)

    class _Group:
        def __init__(self, parser, title=None, description=None, required=False, is_exclusive=False):
            self._parser = parser
            self.title = title
            self.description = description
            self.actions = []
            self.required = required
            self.is_exclusive = is_exclusive

        def add_argument(self, *names, **options):
            action = self._parser.add_argument(*names, **options)
            self.actions.append(action)
            return action

    class ArgumentParser:
        def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                     formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None,
                     argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True,
                     exit_on_error=True):
            self.prog = prog or (_sys.argv[0].rpartition('/')[2] if _sys.argv else '') or 'lesson'
            self.usage = usage
            self.description = description
            self.epilog = epilog
            self.exit_on_error = exit_on_error
            self.formatter_class = formatter_class
            self._actions = []
            self._groups = []
            self._options = {}
            self._defaults = {}
            self._exclusive = []
            if add_help:
                self.add_argument('-h', '--help', action='help', default=SUPPRESS,
                                  help='show this help message and exit')

        def add_argument(self, *names, action='store', nargs=None, const=None, default=None, type=None, choices=None,
                         required=False, help=None, metavar=None, dest=None, version=None):
            known = ('store', 'append', 'extend') + _no_value
            if isinstance(action, str) and action not in known:
                raise ValueError(f'unknown action "{action}"')
            options = [name for name in names if name.startswith('-')]
            if options:
                if dest is None:
                    longs = [name for name in options if name.startswith('--')]
                    dest = (longs or options)[0].lstrip('-').replace('-', '_')
                if not dest:
                    raise ValueError(f'dest= is required for options like {options[0]!r}')
            else:
                dest = names[0] if names else dest
                required = nargs != '?' and (nargs != '*' or default is None)
            if action == 'store_true':
                const, default = True, False if default is None else default
            elif action == 'store_false':
                const, default = False, True if default is None else default
            for name in options:
                if name in self._options:
                    raise ArgumentError('/'.join(options), f'conflicting option string: {name}')
            made = Action(options, dest, nargs, const, default, type, choices, required, help, metavar, action,
                          version)
            self._actions.append(made)
            for name in options:
                self._options[name] = made
            return made

        def add_argument_group(self, title=None, description=None):
            group = _Group(self, title, description)
            self._groups.append(group)
            return group

        def add_mutually_exclusive_group(self, required=False):
            group = _Group(self, None, None, required, True)
            self._exclusive.append(group)
            return group

        def add_subparsers(self, **kwargs):
            raise NotImplementedError('subcommands are not available in a lesson')

        def set_defaults(self, **kwargs):
            self._defaults.update(kwargs)
            for action in self._actions:
                if action.dest in kwargs:
                    action.default = kwargs[action.dest]

        def get_default(self, dest):
            for action in self._actions:
                if action.dest == dest and action.default is not None:
                    return action.default
            return self._defaults.get(dest)

        def parse_args(self, args=None, namespace=None):
            found, rest = self.parse_known_args(args, namespace)
            if rest:
                self.error(f"unrecognized arguments: {' '.join(rest)}")
            return found

        def parse_known_args(self, args=None, namespace=None):
            words = list(_sys.argv[1:] if args is None else args)
            found = Namespace() if namespace is None else namespace
            for action in self._actions:
                if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(found, action.dest):
                    setattr(found, action.dest, action.default)
            for name, value in self._defaults.items():
                if not hasattr(found, name):
                    setattr(found, name, value)
            if not self.exit_on_error:
                return self._parse(words, found)
            try:
                return self._parse(words, found)
            except ArgumentError as error:
                self.error(str(error))

        def _is_option(self, word):
            if not word.startswith('-') or word == '-':
                return False
            if word in self._options or word.partition('=')[0] in self._options:
                return True
            try:
                float(word)
                return False
            except ValueError:
                return ' ' not in word

        def _option(self, word):
            name, equals, value = word.partition('=')
            if name in self._options:
                return self._options[name], name, value if equals else None
            if word.startswith('--'):
                matches = [option for option in self._options if option.startswith(name)]
                if len(matches) == 1:
                    return self._options[matches[0]], matches[0], value if equals else None
                if matches:
                    listed = ', '.join(matches)
                    raise ArgumentError(None, f'ambiguous option: {word} could match {listed}')
            elif word[:2] in self._options:
                action = self._options[word[:2]]
                if action.action in _no_value:
                    return action, word[:2], ('-' + word[2:],)
                return action, word[:2], word[2:]
            return None, word, None

        def _convert(self, action, text):
            value = text
            if action.type is not None:
                try:
                    value = action.type(text)
                except ArgumentTypeError as error:
                    raise ArgumentError(action._title(), str(error))
                except (TypeError, ValueError):
                    name = getattr(action.type, '__name__', repr(action.type))
                    raise ArgumentError(action._title(), f'invalid {name} value: {text!r}')
            if action.choices is not None and value not in action.choices:
                listed = ', '.join([repr(choice) for choice in action.choices])
                raise ArgumentError(action._title(), f'invalid choice: {value!r} (choose from {listed})')
            return value

        def _store(self, action, found, values):
            kind = action.action
            if kind == 'help':
                self.print_help()
                self.exit()
            if kind == 'version':
                print(action.version)
                self.exit()
            if kind in ('store_true', 'store_false', 'store_const'):
                setattr(found, action.dest, action.const)
            elif kind == 'count':
                setattr(found, action.dest, (getattr(found, action.dest, None) or 0) + 1)
            elif kind in ('append', 'append_const', 'extend'):
                items = list(getattr(found, action.dest, None) or [])
                if kind == 'extend':
                    items.extend(values)
                else:
                    items.append(action.const if kind == 'append_const' else values)
                setattr(found, action.dest, items)
            else:
                setattr(found, action.dest, values)

        def _take(self, action, words, at, is_plain):
            end = at
            while end < len(words) and is_plain(words[end]):
                end += 1
            room = end - at
            nargs = action.nargs
            if nargs is None:
                if room < 1:
                    raise ArgumentError(action._title(), 'expected one argument')
                return self._convert(action, words[at]), at + 1
            if nargs == '?':
                if room < 1:
                    return action.const, at
                return self._convert(action, words[at]), at + 1
            if nargs in ('*', '+', '...'):
                if nargs == '+' and room < 1:
                    raise ArgumentError(action._title(), 'expected at least one argument')
                return [self._convert(action, word) for word in words[at:end]], end
            if room < nargs:
                noun = 'argument' if nargs == 1 else 'arguments'
                raise ArgumentError(action._title(), f'expected {nargs} {noun}')
            return [self._convert(action, word) for word in words[at:at + nargs]], at + nargs

        def _parse(self, words, found):
            positionals = [action for action in self._actions if not action.option_strings]
            seen, rest, plain = [], [], []
            at = 0
            only_plain = False
            while at < len(words):
                word = words[at]
                if word == '--' and not only_plain:
                    only_plain = True
                    at += 1
                elif only_plain or not self._is_option(word):
                    plain.append(word)
                    at += 1
                else:
                    action, name, value = self._option(word)
                    at += 1
                    if action is None:
                        rest.append(word)
                        continue
                    seen.append(action)
                    if action.action in _no_value:
                        if isinstance(value, tuple):
                            words.insert(at, value[0])
                        elif value is not None:
                            raise ArgumentError(action._title(), f'ignored explicit argument {value!r}')
                        self._store(action, found, None)
                    elif value is not None:
                        value = self._convert(action, value)
                        self._store(action, found, value if action.nargs in (None, '?') else [value])
                    else:
                        values, at = self._take(action, words, at, lambda one: not self._is_option(one))
                        self._store(action, found, values)
            rest = self._place(positionals, plain, found, seen) + rest
            self._check(found, seen)
            return found, rest

        def _place(self, positionals, plain, found, seen):
            least = [0 if one.nargs in ('?', '*', '...') else one.nargs if isinstance(one.nargs, int) else 1
                     for one in positionals]
            for number, action in enumerate(positionals):
                room = len(plain) - sum(least[number + 1:])
                if action.nargs in ('*', '+', '...'):
                    count = max(room, 0)
                elif action.nargs == '?':
                    count = min(max(room, 0), 1)
                else:
                    count = least[number]
                if len(plain) < count or (count == 0 and least[number]):
                    continue
                mine, plain = plain[:count], plain[count:]
                if count == 0:
                    if action.nargs == '*' and all([one in seen for one in positionals[:number]]):
                        seen.append(action)
                        if action.default is None:
                            setattr(found, action.dest, [])
                    continue
                values, _ = self._take(action, mine, 0, lambda one: True)
                seen.append(action)
                self._store(action, found, values)
            return plain

        def _check(self, found, seen):
            for action in self._actions:
                if action not in seen and isinstance(action.default, str) and action.default is not SUPPRESS:
                    if getattr(found, action.dest, None) is action.default and action.type is not None:
                        setattr(found, action.dest, self._convert(action, action.default))
            absent = [action._title() for action in self._actions if action.required and action not in seen]
            if absent:
                raise ArgumentError(None, f"the following arguments are required: {', '.join(absent)}")
            for group in self._exclusive:
                used = [action for action in group.actions if action in seen]
                if len(used) > 1:
                    raise ArgumentError(used[1]._title(), f'not allowed with argument {used[0]._title()}')
                if group.required and not used:
                    names = ' '.join([action._title() for action in group.actions])
                    raise ArgumentError(None, f'one of the arguments {names} is required')

        def format_usage(self):
            if self.usage is not None:
                return f'usage: {self.usage}\n'
            options, positionals = [], []
            for action in self._actions:
                if action.help is SUPPRESS:
                    continue
                if not action.option_strings:
                    positionals.append(action._values_text())
                    continue
                text = action.option_strings[0]
                if action.action not in _no_value:
                    text += ' ' + action._values_text()
                options.append(text if action.required else f'[{text}]')
            line = ' '.join([self.prog] + options + positionals)
            if len('usage: ' + line) <= 78:
                return f'usage: {line}\n'
            indent = ' ' * len(f'usage: {self.prog} ')
            lines = _lines([self.prog] + options, indent, len('usage: '))
            if positionals:
                lines += _lines(positionals, indent, len(indent) - 1)
                lines[-1] = indent + lines[-1].lstrip()
            return 'usage: ' + '\n'.join(lines) + '\n'

        def format_help(self):
            blocks = [self.format_usage()]
            if self.description:
                blocks.append(self._paragraph(self.description))
            grouped = [action for group in self._groups for action in group.actions]
            plain = [action for action in self._actions if action not in grouped]
            sections = [('positional arguments', None, [one for one in plain if not one.option_strings]),
                        ('options', None, [one for one in plain if one.option_strings])]
            sections += [(group.title, group.description, group.actions) for group in self._groups]
            longest = max([len(action._invocation()) + 2 for action in self._actions if action.help is not SUPPRESS],
                          default=0)
            position = min(longest + 2, 24)
            for title, description, members in sections:
                members = [action for action in members if action.help is not SUPPRESS]
                if not members and not description:
                    continue
                lines = [] if title is None else [title + ':\n']
                if description:
                    lines.append('  ' + description + '\n\n')
                for action in members:
                    lines += self._described(action, position)
                blocks.append(''.join(lines))
            if self.epilog:
                blocks.append(self._paragraph(self.epilog))
            return '\n'.join(blocks)

        def _paragraph(self, text):
            from textwrap import fill
            if '%(prog)' in text:
                text = text % {'prog': self.prog}
            if issubclass(self.formatter_class, RawDescriptionHelpFormatter):
                return text if text.endswith('\n') else text + '\n'
            return fill(' '.join(text.split()), 78) + '\n'

        def _described(self, action, position):
            from textwrap import wrap
            name = action._invocation()
            help = action.help
            if not help:
                return [f'  {name}\n']
            if issubclass(self.formatter_class, ArgumentDefaultsHelpFormatter) and '%(default)' not in help:
                if action.default is not SUPPRESS and (action.option_strings or action.nargs in ('?', '*')):
                    help += ' (default: %(default)s)'
            facts = {**vars(action), 'prog': self.prog, 'type': getattr(action.type, '__name__', None)}
            if action.choices is not None:
                facts['choices'] = ', '.join([str(choice) for choice in action.choices])
            help = help % facts
            if issubclass(self.formatter_class, RawTextHelpFormatter):
                parts = help.splitlines()
            else:
                parts = wrap(' '.join(help.split()), max(78 - position, 11))
            lines = []
            if len(name) <= position - 4:
                lines.append(f'  {name:<{position - 4}}  {parts.pop(0)}\n')
            else:
                lines.append(f'  {name}\n')
            return lines + [' ' * position + part + '\n' for part in parts]

        def print_usage(self, file=None):
            print(self.format_usage(), file=file, end='')

        def print_help(self, file=None):
            print(self.format_help(), file=file, end='')

        def exit(self, status=0, message=None):
            if message:
                print(message, file=_sys.stderr, end='')
            _sys.exit(status)

        def error(self, message):
            self.print_usage(_sys.stderr)
            self.exit(2, f'{self.prog}: error: {message}\n')

        def __repr__(self):
            return f'ArgumentParser(prog={self.prog!r}, usage={self.usage!r}, description={self.description!r})'

    def _lines(parts, indent, size):
        lines, line = [], []
        for part in parts:
            if size + 1 + len(part) > 78 and line:
                lines.append(' '.join(line))
                line, size = [], len(indent) - 1
            line.append(part)
            size += len(part) + 1
        lines.append(' '.join(line))
        return lines[:1] + [indent + line for line in lines[1:]]

    class FileType:
        def __init__(self, *args, **kwargs):
            raise PermissionError('argparse.FileType is not available: a lesson cannot open files')
    """#
}
