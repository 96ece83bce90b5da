// The Python half of `inspect`: questions about the kinds of objects. Our own text.

extension InspectModule {
  static let kinds = #"""


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

    def isframe(object):
        return type(object).__name__ == 'frame'

    def isawaitable(object):
        return False

    iscoroutine = isasyncgen = isasyncgenfunction = isawaitable

    def ismethoddescriptor(object):
        return _kind(object) == 'method descriptor'

    def isgetsetdescriptor(object):
        return type(object).__name__ == 'getset_descriptor'

    def ismemberdescriptor(object):
        return type(object).__name__ == 'member_descriptor'
    """#
}
