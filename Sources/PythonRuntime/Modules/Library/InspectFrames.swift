// The Python half of `inspect`: what a call binds, annotations and frames. Our own text.

extension InspectModule {
  static let frames = #"""


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
