// The Python half of `inspect`: docstrings, comments and sources. Our own text.

extension InspectModule {
  static let texts = #"""


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
    """#
}
