// The Python half of `inspect`: the signatures of functions, methods and classes. Our own text.

extension InspectModule {
  static let reading = #"""


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
                elif default.startswith("b'"):
                    value = default[2:-1].encode()
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
            inner = unwrap(obj)
            if not callable(inner):
                raise ValueError(f'callable {inner!r} is not supported by signature')
            return signature(inner)
        given = getattr(obj, '__signature__', None)
        if isinstance(given, Signature):
            return given
        if given is not None:
            raise TypeError(f'unexpected object {given!r} in __signature__ attribute')
        if kind == 'function' and not hasattr(obj, '__code__'):
            return Signature(_native_parameters(_native_signature(obj)))
        if kind == 'function':
            found = []
            for name, place, has_default, default, has_note, note in _parameters(obj):
                found.append(Parameter(name, place, default=default if has_default else _empty,
                                       annotation=note if has_note else _empty))
            return Signature(found, return_annotation=obj.__annotations__.get('return', _empty))
        if kind in ('builtin', 'method descriptor'):
            texts = _native_signature(obj)
            if texts is None:
                raise ValueError(f'no signature found for builtin {obj!r}')
            if texts is False:
                raise ValueError(f'{obj!r} builtin has invalid signature')
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
        if kind == 'class':
            texts = _class_signature(obj)
            if texts is False:
                raise ValueError(f'no signature found for builtin type {obj!r}')
            if texts is not None:
                return Signature(_native_parameters(texts))
            for name in ('__new__', '__init__'):
                method = _user_method(obj, name)
                if method is not None:
                    inner = signature(method)
                    return inner.replace(parameters=list(inner.parameters.values())[1:])
            for base in obj.__mro__[1:-1]:
                texts = _class_signature(base)
                if texts:
                    return Signature(_native_parameters(texts))
            if obj.__init__ is object.__init__ or _kind(obj.__init__) != 'function':
                if obj.__module__ == 'builtins' or obj.__init__ is not object.__init__ or obj.__new__ is not object.__new__:
                    raise ValueError(f'no signature found for builtin type {obj!r}')
                return Signature()
            inner = signature(obj.__init__)
            return inner.replace(parameters=list(inner.parameters.values())[1:])
        if type(obj).__name__ == 'partial':
            return _partial_signature(obj)
        inner = signature(type(obj).__call__)
        return inner.replace(parameters=list(inner.parameters.values())[1:])

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
}
