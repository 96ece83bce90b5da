// The Python half of the module `inspect`: signatures, and questions about kinds of objects. Our own text.

extension InspectModule {
  static let signatures = #"""
    class _empty:
        pass

    class _ParameterKind(int):
        def __new__(cls, value, name, description):
            self = int.__new__(cls, value)
            self.name = name
            self.description = description
            return self

        def __repr__(self):
            return f'<_ParameterKind.{self.name}: {int(self)}>'

        def __str__(self):
            return self.name

    _kinds = (
        _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only'),
        _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword'),
        _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional'),
        _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only'),
        _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword'))

    def formatannotation(annotation, base_module=None):
        if isinstance(annotation, type):
            if annotation.__module__ in ('builtins', base_module):
                return annotation.__qualname__
            return annotation.__module__ + '.' + annotation.__qualname__
        if getattr(annotation, '__module__', None) == 'typing' or repr(annotation).startswith('typing.'):
            return repr(annotation).replace('typing.', '')
        return repr(annotation)

    class Parameter:
        POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _kinds
        empty = _empty

        def __init__(self, name, kind, *, default=_empty, annotation=_empty):
            if not isinstance(kind, int) or not 0 <= kind <= 4:
                raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
            kind = _kinds[kind]
            if default is not _empty and kind in (2, 4):
                raise ValueError(f'{kind.description} parameters cannot have default values')
            if not isinstance(name, str):
                raise TypeError(f'name must be a str, not a {type(name).__name__}')
            if not name.isidentifier():
                raise ValueError(f'{name!r} is not a valid parameter name')
            self.name = name
            self.kind = kind
            self.default = default
            self.annotation = annotation

        def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
            return Parameter(self.name if name is _empty else name, self.kind if kind is _empty else kind,
                             default=self.default if default is _empty else default,
                             annotation=self.annotation if annotation is _empty else annotation)

        def __str__(self):
            text = self.name
            if self.annotation is not _empty:
                text += f': {formatannotation(self.annotation)}'
            if self.default is not _empty:
                text += f' = {self.default!r}' if self.annotation is not _empty else f'={self.default!r}'
            return {2: '*', 4: '**'}.get(int(self.kind), '') + text

        def __repr__(self):
            return f'<Parameter "{self}">'

        def __eq__(self, other):
            if not isinstance(other, Parameter):
                return NotImplemented
            return (self.name, self.kind, self.default, self.annotation) == (
                other.name, other.kind, other.default, other.annotation)

        def __hash__(self):
            return hash((self.name, int(self.kind)))

    class BoundArguments:
        def __init__(self, signature, arguments):
            self.signature = signature
            self.arguments = arguments

        @property
        def args(self):
            values = []
            for name, parameter in self.signature.parameters.items():
                if parameter.kind > 2 or name not in self.arguments:
                    break
                if parameter.kind == 2:
                    values.extend(self.arguments[name])
                else:
                    values.append(self.arguments[name])
            return tuple(values)

        @property
        def kwargs(self):
            values = {}
            for name, parameter in self.signature.parameters.items():
                if name in self.arguments and parameter.kind >= 3:
                    if parameter.kind == 4:
                        values.update(self.arguments[name])
                    else:
                        values[name] = self.arguments[name]
            return values

        def apply_defaults(self):
            values = {}
            for name, parameter in self.signature.parameters.items():
                if name in self.arguments:
                    values[name] = self.arguments[name]
                elif parameter.default is not _empty:
                    values[name] = parameter.default
                elif parameter.kind == 2:
                    values[name] = ()
                elif parameter.kind == 4:
                    values[name] = {}
            self.arguments = values

        def __eq__(self, other):
            if not isinstance(other, BoundArguments):
                return NotImplemented
            return self.signature == other.signature and self.arguments == other.arguments

        def __repr__(self):
            parts = [f'{name}={value!r}' for name, value in self.arguments.items()]
            return f"<BoundArguments ({', '.join(parts)})>"

    class Signature:
        empty = _empty

        def __init__(self, parameters=None, *, return_annotation=_empty):
            self.parameters = {parameter.name: parameter for parameter in parameters or ()}
            self.return_annotation = return_annotation

        @classmethod
        def from_callable(cls, obj, *, follow_wrapped=True, **ignored):
            return signature(obj, follow_wrapped=follow_wrapped)

        def replace(self, *, parameters=_empty, return_annotation=_empty):
            return Signature(
                self.parameters.values() if parameters is _empty else parameters,
                return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

        def _bind(self, args, kwargs, is_partial):
            values = {}
            args = list(args)
            kwargs = dict(kwargs)
            for name, parameter in self.parameters.items():
                if parameter.kind == 2:
                    if args:
                        values[name] = tuple(args)
                        args = []
                elif parameter.kind == 4:
                    if kwargs:
                        values[name] = kwargs
                        kwargs = {}
                elif parameter.kind < 2 and args:
                    if name in kwargs and parameter.kind == 1:
                        raise TypeError(f'multiple values for argument {name!r}')
                    values[name] = args.pop(0)
                elif parameter.kind != 0 and name in kwargs:
                    values[name] = kwargs.pop(name)
                elif parameter.default is _empty and not is_partial:
                    raise TypeError(f'missing a required argument: {name!r}')
            if args:
                raise TypeError('too many positional arguments')
            if kwargs:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
            return BoundArguments(self, values)

        def bind(self, /, *args, **kwargs):
            return self._bind(args, kwargs, False)

        def bind_partial(self, /, *args, **kwargs):
            return self._bind(args, kwargs, True)

        def __eq__(self, other):
            if not isinstance(other, Signature):
                return NotImplemented
            return (list(self.parameters.values()) == list(other.parameters.values())
                    and self.return_annotation == other.return_annotation)

        def __hash__(self):
            return hash(tuple(self.parameters))

        def __str__(self):
            parts = []
            seen_only = False
            needs_star = True
            for parameter in self.parameters.values():
                if parameter.kind == 0:
                    seen_only = True
                elif seen_only:
                    parts.append('/')
                    seen_only = False
                if parameter.kind == 2:
                    needs_star = False
                elif parameter.kind == 3 and needs_star:
                    parts.append('*')
                    needs_star = False
                parts.append(str(parameter))
            if seen_only:
                parts.append('/')
            text = f"({', '.join(parts)})"
            if self.return_annotation is not _empty:
                text += f' -> {formatannotation(self.return_annotation)}'
            return text

        def __repr__(self):
            return f'<Signature {self}>'

    def _native_parameters(texts):
        only = texts.index('/') if '/' in texts else -1
        kind = 1
        found = []
        for i, text in enumerate(texts):
            if text == '/':
                continue
            if text == '*':
                kind = 3
                continue
            name, _, default = text.partition('=')
            name, default = name.strip(), default.strip()
            value = _empty
            if default and default != '?':
                known = {'None': None, 'True': True, 'False': False, '()': ()}
                if default in known:
                    value = known[default]
                elif default[0] in '\'"':
                    value = default[1:-1].replace('\\n', '\n')
                else:
                    try:
                        value = int(default)
                    except ValueError:
                        value = float(default)
            if name.startswith('**'):
                found.append(Parameter(name[2:], 4))
            elif name.startswith('*'):
                found.append(Parameter(name[1:], 2))
                kind = 3
            else:
                found.append(Parameter(name, 0 if i < only else kind, default=value))
        return found

    def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        if not callable(obj):
            raise TypeError(f'{obj!r} is not a callable object')
        kind = _kind(obj)
        if kind == 'method' or (kind == 'builtin' and hasattr(obj, '__self__') and hasattr(obj, '__func__')):
            inner = signature(obj.__func__)
            return inner.replace(parameters=list(inner.parameters.values())[1:])
        if follow_wrapped and hasattr(obj, '__wrapped__'):
            return signature(unwrap(obj))
        given = getattr(obj, '__signature__', None)
        if isinstance(given, Signature):
            return given
        if kind == 'function':
            found = []
            for name, place, has_default, default, has_note, note in _parameters(obj):
                found.append(Parameter(name, place, default=default if has_default else _empty,
                                       annotation=note if has_note else _empty))
            return Signature(found, return_annotation=obj.__annotations__.get('return', _empty))
        if kind in ('builtin', 'method descriptor'):
            texts = _native_signature(obj)
            name = getattr(obj, '__name__', '')
            if kind == 'builtin' and name in ('sorted', 'open') and obj.__module__ in ('builtins', 'io'):
                texts = _written[name]
            elif name in _unsigned and kind == 'builtin':
                raise ValueError(f'no signature found for builtin {obj!r}')
            return Signature(_native_parameters(texts))
        if kind == 'class' and type(obj) is not type:
            method = _user_method(type(obj), '__call__')
            if method is not None:
                inner = signature(method)
                return inner.replace(parameters=list(inner.parameters.values())[1:])
        if kind == 'class' and obj is object:
            return Signature()
        if kind == 'class' and obj is type:
            raise ValueError(f'no signature found for builtin {obj!r}')
        if kind == 'class' and obj.__name__ in _written and obj.__module__ in ('builtins', 'itertools'):
            return Signature(_native_parameters(_written[obj.__name__]))
        if kind == 'class':
            for name in ('__new__', '__init__'):
                method = _user_method(obj, name)
                if method is not None:
                    inner = signature(method)
                    return inner.replace(parameters=list(inner.parameters.values())[1:])
            if obj.__init__ is object.__init__ or _kind(obj.__init__) != 'function':
                if obj.__module__ == 'builtins':
                    raise ValueError(f'no signature found for builtin type {obj!r}')
                return Signature()
            inner = signature(obj.__init__)
            return inner.replace(parameters=list(inner.parameters.values())[1:])
        if type(obj).__name__ == 'partial':
            return _partial_signature(obj)
        inner = signature(type(obj).__call__)
        return inner.replace(parameters=list(inner.parameters.values())[1:])

    # Functions whose parameters CPython writes differently from the binder's text, and those it cannot show at all.
    _written = {
        'sorted': ['iterable', '/', '*', 'key=None', 'reverse=False'],
        'open': ['file', "mode='r'", 'buffering=-1', 'encoding=None', 'errors=None', 'newline=None', 'closefd=True',
                 'opener=None'],
        'enumerate': ['iterable', 'start=0'], 'count': ['start=0', 'step=1'],
    }
    _unsigned = ('max', 'min', 'getattr', 'next', 'iter', 'reduce', 'dir', 'vars', 'breakpoint', '__build_class__',
                 'print_exc')

    def _user_method(cls, name):
        for base in cls.__mro__:
            found = base.__dict__.get(name)
            if isinstance(found, staticmethod):
                found = found.__func__
            if found is not None:
                return found if _kind(found) == 'function' else None
        return None

    def _partial_signature(obj):
        inner = signature(obj.func)
        bound = inner.bind_partial(*obj.args, **obj.keywords)
        found = []
        only_keywords = False
        for name, parameter in inner.parameters.items():
            if name in bound.arguments and parameter.kind not in (2, 4):
                if name in obj.keywords:
                    only_keywords = True
                    found.append(parameter.replace(kind=3, default=obj.keywords[name]))
                continue
            if only_keywords and parameter.kind == 1:
                parameter = parameter.replace(kind=3)
            elif only_keywords and parameter.kind == 2:
                continue
            found.append(parameter)
        return Signature(found, return_annotation=inner.return_annotation)

    from collections import namedtuple as _namedtuple
    FullArgSpec = _namedtuple(
        'FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations', module='inspect')

    def getfullargspec(func):
        # What a method is bound to counts.
        found = signature(func.__func__ if ismethod(func) else func)
        args = [p.name for p in found.parameters.values() if p.kind < 2]
        rest = {int(p.kind): p.name for p in found.parameters.values() if p.kind in (2, 4)}
        only = [p.name for p in found.parameters.values() if p.kind == 3]
        defaults = tuple([p.default for p in found.parameters.values() if p.kind < 2 and p.default is not _empty])
        only_defaults = {p.name: p.default for p in found.parameters.values()
                         if p.kind == 3 and p.default is not _empty}
        notes = {} if found.return_annotation is _empty else {'return': found.return_annotation}
        notes.update({p.name: p.annotation for p in found.parameters.values() if p.annotation is not _empty})
        return FullArgSpec(args, rest.get(2), rest.get(4), defaults or None, only, only_defaults or None, notes)
    """#

  static let questions = #"""


    def isfunction(object):
        return _kind(object) == 'function'

    def ismethod(object):
        return _kind(object) == 'method'

    def isbuiltin(object):
        return _kind(object) == 'builtin'

    def isroutine(object):
        return _kind(object) in ('function', 'method', 'builtin', 'method descriptor')

    def isclass(object):
        return isinstance(object, type)

    def ismodule(object):
        return _kind(object) == 'module'

    def isgenerator(object):
        return _kind(object) == 'generator'

    GEN_CREATED = 'GEN_CREATED'
    GEN_RUNNING = 'GEN_RUNNING'
    GEN_SUSPENDED = 'GEN_SUSPENDED'
    GEN_CLOSED = 'GEN_CLOSED'

    def getgeneratorstate(generator):
        if generator.gi_running:
            return GEN_RUNNING
        if generator.gi_suspended:
            return GEN_SUSPENDED
        return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED

    def isgeneratorfunction(object):
        object = getattr(object, '__func__', object)
        return _makes_generator(object)

    def iscoroutinefunction(object):
        return False

    def iscode(object):
        return _kind(object) == 'code'

    def istraceback(object):
        return _kind(object) == 'traceback'

    def isabstract(object):
        return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', ()))

    def isdatadescriptor(object):
        return not isinstance(object, type) and (
            isinstance(object, property) or hasattr(type(object), '__set__') or hasattr(type(object), '__delete__'))

    def getmembers(object, predicate=None):
        found = []
        for name in dir(object):
            try:
                value = getattr(object, name)
            except AttributeError:
                continue
            if predicate is None or predicate(value):
                found.append((name, value))
        return found

    def cleandoc(doc):
        lines = doc.expandtabs().split('\n')
        margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
        lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        return '\n'.join(lines)

    def getdoc(object):
        doc = getattr(object, '__doc__', None)
        if doc is None:
            doc = _inherited_doc(object)
        return cleandoc(doc) if isinstance(doc, str) else None

    def _owner(func):
        """The class that a function is a method of, as its name says."""
        import sys
        place = sys.modules.get(func.__module__)
        for name in func.__qualname__.split('.')[:-1]:
            place = getattr(place, name, None)
        return place if isinstance(place, type) else None

    def _inherited_doc(obj):
        if isinstance(obj, type):
            for base in obj.__mro__[:-1]:
                if base.__doc__ is not None:
                    return base.__doc__
            return None
        if ismethod(obj):
            func, cls = obj.__func__, obj.__self__
            if not isinstance(cls, type):
                cls = type(cls)
        elif isfunction(obj) or isinstance(obj, property) and isfunction(obj.fget):
            func = obj.fget if isinstance(obj, property) else obj
            cls = _owner(func)
        else:
            return None
        for base in cls.__mro__ if cls is not None else ():
            found = getattr(base, func.__name__, None)
            doc = None if found is None else getattr(found, '__doc__', None)
            if doc is not None:
                return doc
        return None

    def getcomments(object):
        return None

    def unwrap(func, *, stop=None):
        first, seen = func, {id(func)}
        while hasattr(func, '__wrapped__') and not (stop and stop(func)):
            func = func.__wrapped__
            if id(func) in seen:
                raise ValueError(f'wrapper loop when unwrapping {first!r}')
            seen.add(id(func))
        return func

    def getmro(cls):
        return cls.__mro__

    def getmodule(object):
        import sys
        name = object.__name__ if ismodule(object) else getattr(object, '__module__', None)
        return sys.modules.get(name)

    def getsourcelines(object):
        object = unwrap(object)
        object = getattr(object, '__func__', object)
        found = _source(object)
        if found is not None:
            return found
        if isinstance(object, type):
            if object.__module__ == '__main__':
                raise OSError('could not find class definition')
            raise TypeError(f'{object!r} is a built-in class')
        if _kind(object) == 'function':
            raise OSError('could not get source code')
        raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                        + type(object).__name__)

    def getsource(object):
        return ''.join(getsourcelines(object)[0])

    def getfile(object):
        object = getattr(unwrap(object), '__func__', object)
        found = _file(object)
        if found is None:
            raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                            + type(object).__name__)
        return found

    getsourcefile = getfile

    def isframe(object):
        return type(object).__name__ == 'frame'

    def isawaitable(object):
        return False

    iscoroutine = isasyncgen = isasyncgenfunction = isawaitable

    def ismethoddescriptor(object):
        return _kind(object) == 'method descriptor'

    def isgetsetdescriptor(object):
        return type(object).__name__ in ('getset_descriptor', 'member_descriptor')

    ismemberdescriptor = isgetsetdescriptor

    def getattr_static(obj, attr, default=_empty):
        found = _empty
        if not isinstance(obj, type):
            found = getattr(obj, '__dict__', {}).get(attr, _empty)
        for cls in obj.__mro__ if isinstance(obj, type) else type(obj).__mro__:
            if found is _empty:
                found = cls.__dict__.get(attr, _empty)
        if found is _empty:
            found = default
        if found is _empty:
            raise AttributeError(attr)
        return found

    def getcallargs(func, /, *positional, **named):
        # The order of the names is that in which the values are found: places, the rest, keywords, defaults.
        spec = getfullargspec(func)
        name = func.__name__
        if ismethod(func) and func.__self__ is not None:
            positional = (func.__self__,) + positional
        taken = len(spec.args)
        found = dict(zip(spec.args, positional))
        if spec.varargs:
            found[spec.varargs] = tuple(positional[taken:])
        if spec.varkw:
            found[spec.varkw] = {}
        for key, value in named.items():
            if key not in spec.args and key not in spec.kwonlyargs:
                if not spec.varkw:
                    raise TypeError(f'{name}() got an unexpected keyword argument {key!r}')
                found[spec.varkw][key] = value
            elif key in found:
                raise TypeError(f'{name}() got multiple values for argument {key!r}')
            else:
                found[key] = value
        defaults = spec.defaults or ()
        needed = taken - len(defaults)
        if len(positional) > taken and not spec.varargs:
            _refuse_count(name, spec, needed, len(positional), found)
        _refuse_missing(name, 'positional', [key for key in spec.args[:needed] if key not in found])
        for key, value in zip(spec.args[needed:], defaults):
            found.setdefault(key, value)
        given = spec.kwonlydefaults or {}
        _refuse_missing(name, 'keyword-only', [key for key in spec.kwonlyargs if key not in found and key not in given])
        for key in spec.kwonlyargs:
            if key not in found:
                found[key] = given[key]
        return found

    def _refuse_missing(name, kind, missing):
        if not missing:
            return
        names = [repr(key) for key in missing]
        if len(names) == 1:
            text = names[0]
        elif len(names) == 2:
            text = ' and '.join(names)
        else:
            text = ', '.join(names[:-2]) + ', ' + ' and '.join(names[-2:])
        raise TypeError(f"{name}() missing {len(names)} required {kind} argument{'s' * (len(names) != 1)}: {text}")

    def _refuse_count(name, spec, needed, given, found):
        total = len(spec.args)
        if needed != total:
            takes, several = f'from {needed} to {total}', True
        else:
            takes, several = f'{total}', total != 1
        alone = sum(1 for key in spec.kwonlyargs if key in found)
        more = f" positional argument{'s' * (given != 1)} (and {alone} keyword-only argument{'s' * (alone != 1)})" if alone else ''
        raise TypeError(f"{name}() takes {takes} positional argument{'s' * several} but {given}{more} "
                        f"{'was' if given == 1 and not alone else 'were'} given")

    def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
        if isinstance(obj, type):
            found = obj.__dict__.get('__annotations__', {})
        elif callable(obj) or ismodule(obj):
            found = getattr(obj, '__annotations__', None) or {}
        else:
            raise TypeError(f'{obj!r} is not a module, class, or callable.')
        if not eval_str:
            return dict(found)
        return {name: eval(kind, globals, locals) if isinstance(kind, str) else kind for name, kind in found.items()}

    def getclosurevars(func):
        from collections import namedtuple
        cells = func.__closure__ or ()
        nonlocals = {name: cell.cell_contents for name, cell in zip(func.__code__.co_freevars, cells)}
        return namedtuple('ClosureVars', 'nonlocals globals builtins unbound')(nonlocals, {}, {}, set())

    def currentframe():
        import sys
        return sys._getframe()

    def _frame_info(frame):
        from collections import namedtuple
        made = namedtuple('FrameInfo', 'frame filename lineno function code_context index')
        return made(frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None, None)

    def stack(context=1):
        found, frame = [], currentframe()
        while frame is not None:
            found.append(_frame_info(frame))
            frame = frame.f_back
        return found

    def getargvalues(frame):
        from collections import namedtuple
        code = frame.f_code
        count = code.co_argcount + code.co_kwonlyargcount
        names = list(code.co_varnames)
        rest = names[count:]
        varargs = rest.pop(0) if code.co_flags & 4 else None
        keywords = rest.pop(0) if code.co_flags & 8 else None
        return namedtuple('ArgInfo', 'args varargs keywords locals')(names[:count], varargs, keywords, frame.f_locals)

    def getouterframes(frame, context=1):
        found = []
        while frame is not None:
            found.append(_frame_info(frame))
            frame = frame.f_back
        return found

    def getframeinfo(frame, context=1):
        from collections import namedtuple
        made = namedtuple('Traceback', 'filename lineno function code_context index')
        return made(*_frame_info(frame)[1:])
    """#
}
