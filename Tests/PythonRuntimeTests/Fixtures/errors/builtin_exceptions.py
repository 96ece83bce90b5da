# Every built-in exception, its bases, and the newer ones caught by their families.
import builtins
names = sorted(n for n in dir(builtins) if isinstance(getattr(builtins, n), type) and issubclass(getattr(builtins, n), BaseException))
for name in names:
    print(name, [base.__name__ for base in getattr(builtins, name).__mro__[1:-1]])
for kind in (ConnectionRefusedError, BrokenPipeError, IsADirectoryError, ReferenceError, UnicodeError):
    try:
        raise kind("text")
    except (ConnectionError, OSError) as error:
        print(type(error).__name__, error, isinstance(error, ConnectionError))
    except Exception as error:
        print(type(error).__name__, repr(error))
