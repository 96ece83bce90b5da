// The parser of `argparse`, in Python. Our own text.

extension ArgparseSource {
  static let parsing = #"""
    class ArgumentParser(_Shown, _ActionsContainer):
        def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                     formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None,
                     argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True,
                     exit_on_error=True):
            _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
            if prog is None:
                prog = (_sys.argv[0].rpartition('/')[2] if _sys.argv else '') or 'lesson'
            self.prog = prog
            self.usage = usage
            self.epilog = epilog
            self.formatter_class = formatter_class
            self.fromfile_prefix_chars = fromfile_prefix_chars
            self.add_help = add_help
            self.allow_abbrev = allow_abbrev
            self.exit_on_error = exit_on_error
            self._positionals = self.add_argument_group('positional arguments')
            self._optionals = self.add_argument_group('options')
            self._subparsers = None
            if add_help:
                one = '-' if '-' in prefix_chars else prefix_chars[0]
                self.add_argument(one + 'h', one * 2 + 'help', action='help', default=SUPPRESS,
                                  help='show this help message and exit')
            for parent in parents:
                self._add_container_actions(parent)
                self._defaults.update(getattr(parent, '_defaults', {}))

        def _get_kwargs(self):
            names = ('prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')
            return [(name, getattr(self, name)) for name in names]

        def add_subparsers(self, **kwargs):
            if self._subparsers is not None:
                self.error('cannot have multiple subparser arguments')
            kwargs.setdefault('parser_class', type(self))
            if 'title' in kwargs or 'description' in kwargs:
                self._subparsers = self.add_argument_group(kwargs.pop('title', 'subcommands'),
                                                           kwargs.pop('description', None))
            else:
                self._subparsers = self._positionals
            if kwargs.get('prog') is None:
                formatter = self._get_formatter()
                formatter.add_usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, '')
                kwargs['prog'] = formatter.format_help().strip()
            make = self._pop_action_class(kwargs, 'parsers')
            action = make(option_strings=[], **kwargs)
            self._subparsers._add_action(action)
            return action

        def _add_action(self, action):
            (self._optionals if action.option_strings else self._positionals)._add_action(action)
            return action

        def _get_optional_actions(self):
            return [action for action in self._actions if action.option_strings]

        def _get_positional_actions(self):
            return [action for action in self._actions if not action.option_strings]

        def parse_args(self, args=None, namespace=None):
            found, rest = self.parse_known_args(args, namespace)
            if rest:
                self.error(f"unrecognized arguments: {' '.join(rest)}")
            return found

        def parse_known_args(self, args=None, namespace=None):
            words = list(_sys.argv[1:] if args is None else args)
            found = Namespace() if namespace is None else namespace
            for action in self._actions:
                if action.dest is not SUPPRESS and not hasattr(found, action.dest):
                    if action.default is not SUPPRESS:
                        setattr(found, action.dest, action.default)
            for name, value in self._defaults.items():
                if not hasattr(found, name):
                    setattr(found, name, value)
            if self.exit_on_error:
                try:
                    found, rest = self._parse_known_args(words, found)
                except ArgumentError as error:
                    self.error(str(error))
            else:
                found, rest = self._parse_known_args(words, found)
            if hasattr(found, _UNRECOGNIZED_ARGS_ATTR):
                rest.extend(getattr(found, _UNRECOGNIZED_ARGS_ATTR))
                delattr(found, _UNRECOGNIZED_ARGS_ATTR)
            return found, rest

        def _parse_known_args(self, words, found):
            if self.fromfile_prefix_chars is not None:
                words = self._read_args_from_files(words)
            conflicts = {}
            for group in self._mutually_exclusive_groups:
                for action in group._group_actions:
                    conflicts.setdefault(action, []).extend(
                        [other for other in group._group_actions if other is not action])
            # The kinds of the words as text, which the patterns of actions match: O an option, A another, - the word --.
            options, kinds = {}, ''
            for place, word in enumerate(words):
                if word == '--':
                    kinds += '-' + 'A' * (len(words) - place - 1)
                    break
                option = self._parse_optional(word)
                if option is not None:
                    options[place] = option
                kinds += 'A' if option is None else 'O'
            seen, given, rest = set(), set(), []

            def take(action, own, option_string=None):
                seen.add(action)
                values = self._get_values(action, own)
                if values is not action.default:
                    given.add(action)
                    for other in conflicts.get(action, []):
                        if other in given:
                            raise ArgumentError(action, f'not allowed with argument {_get_action_name(other)}')
                if values is not SUPPRESS:
                    action(self, found, values, option_string)

            def take_option(place):
                action, name, value = options[place]
                taken = []
                while True:
                    if action is None:
                        rest.append(words[place])
                        return place + 1
                    if value is None:
                        stop = place + 1 + self._match_argument(action, kinds[place + 1:])
                        taken.append((action, words[place + 1:stop], name))
                        break
                    count = self._match_argument(action, 'A')
                    if count == 0 and name[1] not in self.prefix_chars and value != '':
                        # Options of one letter in one word.
                        taken.append((action, [], name))
                        name = name[0] + value[0]
                        if name not in self._option_string_actions:
                            raise ArgumentError(action, f'ignored explicit argument {value!r}')
                        action, value = self._option_string_actions[name], value[1:] or None
                    elif count == 1:
                        stop = place + 1
                        taken.append((action, [value], name))
                        break
                    else:
                        raise ArgumentError(action, f'ignored explicit argument {value!r}')
                for action, own, name in taken:
                    take(action, own, name)
                return stop

            waiting = self._get_positional_actions()

            def take_positionals(place):
                counts = self._match_arguments_partial(waiting, kinds[place:])
                for action, count in zip(waiting, counts):
                    take(action, words[place:place + count])
                    place += count
                waiting[:] = waiting[len(counts):]
                return place

            place, last = 0, max(options, default=-1)
            while place <= last:
                following = min([one for one in options if one >= place])
                if place != following:
                    end = take_positionals(place)
                    if end > place:
                        place = end
                        continue
                if place not in options:
                    rest.extend(words[place:following])
                    place = following
                place = take_option(place)
            rest.extend(words[take_positionals(place):])
            self._check_complete(found, seen, given)
            return found, rest

        def _check_complete(self, found, seen, given):
            absent = []
            for action in self._actions:
                if action in seen:
                    continue
                if action.required:
                    absent.append(_get_action_name(action))
                elif isinstance(action.default, str) and hasattr(found, action.dest):
                    if action.default is getattr(found, action.dest):
                        setattr(found, action.dest, self._get_value(action, action.default))
            if absent:
                self.error(f"the following arguments are required: {', '.join(absent)}")
            for group in self._mutually_exclusive_groups:
                if group.required and not any(action in given for action in group._group_actions):
                    names = ' '.join([_get_action_name(action) for action in group._group_actions
                                      if action.help is not SUPPRESS])
                    self.error(f'one of the arguments {names} is required')

        def _read_args_from_files(self, words):
            made = []
            for word in words:
                if not word or word[0] not in self.fromfile_prefix_chars:
                    made.append(word)
                    continue
                try:
                    with open(word[1:]) as file:
                        inner = [one for line in file.read().splitlines()
                                 for one in self.convert_arg_line_to_args(line)]
                        made.extend(self._read_args_from_files(inner))
                except OSError as error:
                    self.error(str(error))
            return made

        def convert_arg_line_to_args(self, arg_line):
            return [arg_line]

        def _match_argument(self, action, kinds):
            match = _re.match(self._get_nargs_pattern(action), kinds)
            if match is not None:
                return len(match.group(1))
            nargs = action.nargs
            words = {None: 'one argument', OPTIONAL: 'at most one argument', ONE_OR_MORE: 'at least one argument'}
            noun = 'argument' if nargs == 1 else 'arguments'
            raise ArgumentError(action, f'expected {words.get(nargs) or f"{nargs} {noun}"}')

        def _match_arguments_partial(self, actions, kinds):
            for count in range(len(actions), 0, -1):
                pattern = ''.join([self._get_nargs_pattern(action) for action in actions[:count]])
                match = _re.match(pattern, kinds)
                if match is not None:
                    return [len(group) for group in match.groups()]
            return []

        def _parse_optional(self, word):
            """The action, the option and the value written with it; None for what is no option."""
            if not word or word[0] not in self.prefix_chars:
                return None
            if word in self._option_string_actions:
                return self._option_string_actions[word], word, None
            if len(word) == 1:
                return None
            if '=' in word:
                name, value = word.split('=', 1)
                if name in self._option_string_actions:
                    return self._option_string_actions[name], name, value
            matches = self._get_option_tuples(word)
            if len(matches) > 1:
                listed = ', '.join([name for _, name, _ in matches])
                self.error(f'ambiguous option: {word} could match {listed}')
            if matches:
                return matches[0]
            if _is_negative_number(word) and not self._has_negative_number_optionals:
                return None
            return None if ' ' in word else (None, word, None)

        def _get_option_tuples(self, word):
            found = []
            chars = self.prefix_chars
            if word[1] in chars:
                if self.allow_abbrev:
                    name, equals, value = word.partition('=')
                    for option, action in self._option_string_actions.items():
                        if option.startswith(name):
                            found.append((action, option, value if equals else None))
                return found
            for option, action in self._option_string_actions.items():
                if option == word[:2]:
                    found.append((action, option, word[2:]))
                elif option.startswith(word):
                    found.append((action, option, None))
            return found

        def _get_nargs_pattern(self, action):
            nargs = action.nargs
            known = {None: '(-*A-*)', OPTIONAL: '(-*A?-*)', ZERO_OR_MORE: '(-*[A-]*)', ONE_OR_MORE: '(-*A[A-]*)',
                     REMAINDER: '([-AO]*)', PARSER: '(-*A[-AO]*)', SUPPRESS: '(-*-*)'}
            pattern = known[nargs] if nargs in known else f"(-*{'-*'.join('A' * nargs)}-*)"
            if action.option_strings:
                pattern = pattern.replace('-*', '').replace('-', '')
            return pattern

        def parse_intermixed_args(self, args=None, namespace=None):
            found, rest = self.parse_known_intermixed_args(args, namespace)
            if rest:
                self.error(f"unrecognized arguments: {' '.join(rest)}")
            return found

        def parse_known_intermixed_args(self, args=None, namespace=None):
            positionals = self._get_positional_actions()
            for action in positionals:
                if action.nargs in (PARSER, REMAINDER):
                    raise TypeError(f'parse_intermixed_args: positional arg with nargs={action.nargs}')
            if any(action in positionals for group in self._mutually_exclusive_groups
                   for action in group._group_actions):
                raise TypeError('parse_intermixed_args: positional in mutuallyExclusiveGroup')
            usage = self.usage
            if usage is None:
                self.usage = self.format_usage()[7:]
            try:
                saved = [(action, action.nargs, action.default) for action in positionals]
                for action in positionals:
                    action.nargs = action.default = SUPPRESS
                try:
                    found, rest = self.parse_known_args(args, namespace)
                finally:
                    for action, nargs, default in saved:
                        action.nargs, action.default = nargs, default
                needed = self._get_optional_actions() + self._mutually_exclusive_groups
                required = [one.required for one in needed]
                for one in needed:
                    one.required = False
                try:
                    return self.parse_known_args(rest, found)
                finally:
                    for one, was in zip(needed, required):
                        one.required = was
            finally:
                self.usage = usage

        def _get_values(self, action, words):
            nargs = action.nargs
            if nargs not in (PARSER, REMAINDER) and '--' in words:
                words.remove('--')
            if not words and nargs == OPTIONAL:
                value = action.const if action.option_strings else action.default
                if isinstance(value, str):
                    value = self._get_value(action, value)
                    self._check_value(action, value)
                return value
            if not words and nargs == ZERO_OR_MORE and not action.option_strings:
                value = words if action.default is None else action.default
                self._check_value(action, value)
                return value
            if len(words) == 1 and nargs in (None, OPTIONAL):
                value = self._get_value(action, words[0])
                self._check_value(action, value)
                return value
            if nargs == SUPPRESS:
                return SUPPRESS
            values = [self._get_value(action, word) for word in words]
            if nargs == PARSER:
                self._check_value(action, values[0])
            elif nargs != REMAINDER:
                for value in values:
                    self._check_value(action, value)
            return values

        def _get_value(self, action, text):
            kind = self._registry_get('type', action.type, action.type)
            if kind is None:
                return text
            if not callable(kind):
                raise ArgumentError(action, f'{kind!r} is not callable')
            try:
                return kind(text)
            except ArgumentTypeError as error:
                message = str(error)
            except (TypeError, ValueError):
                message = f"invalid {getattr(action.type, '__name__', repr(action.type))} value: {text!r}"
            raise ArgumentError(action, message)

        def _check_value(self, action, value):
            if action.choices is not None and value not in action.choices:
                listed = ', '.join(map(repr, action.choices))
                raise ArgumentError(action, f'invalid choice: {value!r} (choose from {listed})')

        def format_usage(self):
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
            return formatter.format_help()

        def format_help(self):
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
            formatter.add_text(self.description)
            for group in self._action_groups:
                formatter.start_section(group.title)
                formatter.add_text(group.description)
                formatter.add_arguments(group._group_actions)
                formatter.end_section()
            formatter.add_text(self.epilog)
            return formatter.format_help()

        def _get_formatter(self):
            return self.formatter_class(prog=self.prog)

        def print_usage(self, file=None):
            self._print_message(self.format_usage(), _sys.stdout if file is None else file)

        def print_help(self, file=None):
            self._print_message(self.format_help(), _sys.stdout if file is None else file)

        def _print_message(self, message, file=None):
            if message:
                (file or _sys.stderr).write(message)

        def exit(self, status=0, message=None):
            if message:
                self._print_message(message, _sys.stderr)
            _sys.exit(status)

        def error(self, message):
            self.print_usage(_sys.stderr)
            self.exit(2, f'{self.prog}: error: {message}\n')
    """#
}
