import __main__


def attempt(action):
    try:
        print('ok', action())
    except Exception as error:
        print(type(error).__name__, error)


class Own(ValueError):
    pass


class Base:
    pass


class Child(Base):
    pass


for cls in [ValueError, type(attempt), type(attempt.__code__), property, object, type, BaseExceptionGroup, int, list]:
    attempt(lambda: setattr(cls, 'mark', [1, 2, 3]))
    attempt(lambda: delattr(cls, 'mark'))
attempt(lambda: delattr(int, 'bit_length'))
attempt(lambda: setattr(ValueError, '__name__', 'x'))
Own.mark = 3
print(Own.mark)
del Own.mark
attempt(lambda: Own.mark)
attempt(lambda: setattr(Child, '__base__', object))
attempt(lambda: setattr(Child, '__mro__', ()))
attempt(lambda: setattr(Child, '__dict__', {}))
attempt(lambda: setattr(int, '__bases__', ()))
attempt(lambda: delattr(Child, '__bases__'))
__main__.hello = 1
del __main__.hello
attempt(lambda: hello)
attempt(lambda: delattr(__main__, 'hello'))
