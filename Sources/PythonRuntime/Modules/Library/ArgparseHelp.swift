// How `argparse` lays out usage and help, in Python. Our own text.

extension ArgparseSource {
  static let help = #"""
    class HelpFormatter:
        def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
            if width is None:
                import shutil
                width = shutil.get_terminal_size().columns - 2
            self._prog = prog
            self._indent_increment = indent_increment
            self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
            self._width = width
            self._current_indent = 0
            self._level = 0
            self._action_max_length = 0
            # Each section is its heading, the section around it and what is to be laid out.
            self._root_section = self._current_section = (None, None, [])

        def _indent(self):
            self._current_indent += self._indent_increment
            self._level += 1

        def _dedent(self):
            self._current_indent -= self._indent_increment
            self._level -= 1

        def _add_item(self, function, arguments):
            self._current_section[2].append((function, arguments))

        def start_section(self, heading):
            self._indent()
            section = (heading, self._current_section, [])
            self._add_item(self._format_section, [section])
            self._current_section = section

        def end_section(self):
            self._current_section = self._current_section[1]
            self._dedent()

        def add_text(self, text):
            if text is not SUPPRESS and text is not None:
                self._add_item(self._format_text, [text])

        def add_usage(self, usage, actions, groups, prefix=None):
            if usage is not SUPPRESS:
                self._add_item(self._format_usage, [usage, actions, groups, prefix])

        def add_argument(self, action):
            if action.help is SUPPRESS:
                return
            # Subcommands stand further in, but their widths count from here.
            names = [self._format_action_invocation(action)]
            names += [self._format_action_invocation(one) for one in self._iter_indented_subactions(action)]
            length = max(map(len, names)) + self._current_indent
            self._action_max_length = max(self._action_max_length, length)
            self._add_item(self._format_action, [action])

        def add_arguments(self, actions):
            for action in actions:
                self.add_argument(action)

        def format_help(self):
            text = self._format_section(self._root_section)
            if text:
                text = _re.sub(r'\n\n\n+', '\n\n', text).strip('\n') + '\n'
            return text

        def _join_parts(self, parts):
            return ''.join([part for part in parts if part and part is not SUPPRESS])

        def _format_section(self, section):
            heading, around, items = section
            if around is not None:
                self._indent()
            text = self._join_parts([function(*arguments) for function, arguments in items])
            if around is not None:
                self._dedent()
            if not text:
                return ''
            if heading is not SUPPRESS and heading is not None:
                text = f"{'':{self._current_indent}}{heading}:\n" + text
            return '\n' + text + '\n'

        def _format_usage(self, usage, actions, groups, prefix):
            if prefix is None:
                prefix = 'usage: '
            prog = str(self._prog)
            if usage is not None:
                usage = usage % {'prog': prog}
            elif not actions:
                usage = prog
            else:
                options = [action for action in actions if action.option_strings]
                positionals = [action for action in actions if not action.option_strings]
                text = self._format_actions_usage(options + positionals, groups)
                usage = f'{prog} {text}' if text else prog
                width = self._width - self._current_indent
                if len(prefix) + len(usage) > width:
                    part = r'\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+'
                    options = _re.findall(part, self._format_actions_usage(options, groups))
                    positionals = _re.findall(part, self._format_actions_usage(positionals, groups))
                    usage = '\n'.join(self._wrapped_usage(prog, prefix, options, positionals, width))
            return f'{prefix}{usage}\n\n'

        def _wrapped_usage(self, prog, prefix, options, positionals, width):
            def lines(parts, indent, used):
                made, line = [], []
                for part in parts:
                    if used + 1 + len(part) > width and line:
                        made.append(indent + ' '.join(line))
                        line, used = [], len(indent) - 1
                    line.append(part)
                    used += len(part) + 1
                if line:
                    made.append(indent + ' '.join(line))
                return made

            if len(prefix) + len(prog) <= 0.75 * width:
                indent = ' ' * (len(prefix) + len(prog) + 1)
                first = options or positionals
                if not first:
                    return [prog]
                made = lines([prog] + first, indent, len(prefix) - 1)
                made[0] = made[0][len(indent):]
                return made + lines(positionals, indent, len(indent) - 1) if options else made
            indent = ' ' * len(prefix)
            made = lines(options + positionals, indent, len(indent) - 1)
            if len(made) > 1:
                made = lines(options, indent, len(indent) - 1) + lines(positionals, indent, len(indent) - 1)
            return [prog] + made

        def _format_actions_usage(self, actions, groups):
            grouped = set()
            inserts = {}

            def insert(place, spaced, plain):
                inserts[place] = inserts[place] + spaced if place in inserts else plain

            for group in groups:
                members = group._group_actions
                if not members:
                    raise ValueError(f'empty group {group}')
                if members[0] not in actions:
                    continue
                start = actions.index(members[0])
                end = start + len(members)
                if actions[start:end] != members:
                    continue
                grouped.update(members)
                exposed = sum(member.help is not SUPPRESS for member in members)
                if not group.required:
                    insert(start, ' [', '[')
                    insert(end, ']', ']')
                elif exposed > 1:
                    insert(start, ' (', '(')
                    insert(end, ')', ')')
                for place in range(start + 1, end):
                    inserts[place] = '|'
            parts = []
            for place, action in enumerate(actions):
                if action.help is SUPPRESS:
                    parts.append(None)
                    if inserts.get(place) == '|':
                        del inserts[place]
                    elif inserts.get(place + 1) == '|':
                        del inserts[place + 1]
                elif not action.option_strings:
                    part = self._format_args(action, self._get_default_metavar_for_positional(action))
                    if action in grouped and part[0] == '[' and part[-1] == ']':
                        part = part[1:-1]
                    parts.append(part)
                else:
                    if action.nargs == 0:
                        part = action.format_usage()
                    else:
                        metavar = self._get_default_metavar_for_optional(action)
                        part = f'{action.option_strings[0]} {self._format_args(action, metavar)}'
                    parts.append(part if action.required or action in grouped else f'[{part}]')
            for place in sorted(inserts, reverse=True):
                parts[place:place] = [inserts[place]]
            text = ' '.join([part for part in parts if part is not None])
            text = _re.sub(r'([\[(]) ', r'\1', text)
            text = _re.sub(r' ([\])])', r'\1', text)
            return _re.sub(r'[\[(] *[\])]', '', text).strip()

        def _format_text(self, text):
            if '%(prog)' in text:
                text = text % {'prog': self._prog}
            width = max(self._width - self._current_indent, 11)
            return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

        def _format_action(self, action):
            position = min(self._action_max_length + 2, self._max_help_position)
            width = max(self._width - position, 11)
            room = position - self._current_indent - 2
            indent = ' ' * self._current_indent
            name = self._format_action_invocation(action)
            first = 0
            if not action.help:
                head = f'{indent}{name}\n'
            elif len(name) <= room:
                head = f'{indent}{name:<{room}}  '
            else:
                head = f'{indent}{name}\n'
                first = position
            parts = [head]
            if action.help and action.help.strip():
                text = self._expand_help(action)
                if text:
                    lines = self._split_lines(text, width)
                    parts.append(' ' * first + lines[0] + '\n')
                    parts += [' ' * position + line + '\n' for line in lines[1:]]
            elif not head.endswith('\n'):
                parts.append('\n')
            parts += [self._format_action(one) for one in self._iter_indented_subactions(action)]
            return self._join_parts(parts)

        def _format_action_invocation(self, action):
            if not action.option_strings:
                metavar = self._get_default_metavar_for_positional(action)
                name, = self._metavar_formatter(action, metavar)(1)
                return name
            if action.nargs == 0:
                return ', '.join(action.option_strings)
            tail = self._format_args(action, self._get_default_metavar_for_optional(action))
            return ', '.join([f'{option} {tail}' for option in action.option_strings])

        def _metavar_formatter(self, action, default_metavar):
            name = default_metavar
            if action.metavar is not None:
                name = action.metavar
            elif action.choices is not None:
                name = '{' + ','.join([str(choice) for choice in action.choices]) + '}'
            return lambda count: name if isinstance(name, tuple) else (name,) * count

        def _format_args(self, action, default_metavar):
            names = self._metavar_formatter(action, default_metavar)
            nargs = action.nargs
            if nargs is None:
                return '%s' % names(1)
            if nargs == OPTIONAL:
                return '[%s]' % names(1)
            if nargs == ZERO_OR_MORE:
                given = names(1)
                return ('[%s [%s ...]]' if len(given) == 2 else '[%s ...]') % given
            if nargs == ONE_OR_MORE:
                return '%s [%s ...]' % names(2)
            if nargs == REMAINDER:
                return '...'
            if nargs == PARSER:
                return '%s ...' % names(1)
            if nargs == SUPPRESS:
                return ''
            try:
                places = ['%s' for _ in range(nargs)]
            except TypeError:
                raise ValueError('invalid nargs value') from None
            return ' '.join(places) % names(nargs)

        def _expand_help(self, action):
            facts = {name: value for name, value in dict(vars(action), prog=self._prog).items() if value is not SUPPRESS}
            for name, value in facts.items():
                if hasattr(value, '__name__'):
                    facts[name] = value.__name__
            if facts.get('choices') is not None:
                facts['choices'] = ', '.join([str(choice) for choice in facts['choices']])
            return self._get_help_string(action) % facts

        def _iter_indented_subactions(self, action):
            if hasattr(action, '_get_subactions'):
                self._indent()
                yield from action._get_subactions()
                self._dedent()

        def _split_lines(self, text, width):
            import textwrap
            return textwrap.wrap(' '.join(text.split()), width)

        def _fill_text(self, text, width, indent):
            import textwrap
            return textwrap.fill(' '.join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

        def _get_help_string(self, action):
            return action.help

        def _get_default_metavar_for_optional(self, action):
            return action.dest.upper()

        def _get_default_metavar_for_positional(self, action):
            return action.dest

    class RawDescriptionHelpFormatter(HelpFormatter):
        def _fill_text(self, text, width, indent):
            return ''.join([indent + line for line in text.splitlines(keepends=True)])

    class RawTextHelpFormatter(RawDescriptionHelpFormatter):
        def _split_lines(self, text, width):
            return text.splitlines()

    class ArgumentDefaultsHelpFormatter(HelpFormatter):
        def _get_help_string(self, action):
            text = action.help or ''
            if '%(default)' not in text and action.default is not SUPPRESS:
                if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                    text += ' (default: %(default)s)'
            return text

    class MetavarTypeHelpFormatter(HelpFormatter):
        def _get_default_metavar_for_optional(self, action):
            return action.type.__name__

        def _get_default_metavar_for_positional(self, action):
            return action.type.__name__

    """#
}
