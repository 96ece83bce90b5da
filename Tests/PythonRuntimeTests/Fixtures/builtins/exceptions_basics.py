# Built-in exceptions as objects: args, text, repr, classes.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for error in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), KeyError("a", "b"), IndexError("i"), TypeError(5), Exception(None), Exception([1]), OSError(2, "No such file"), OSError(2, "No such file", "name.txt"), OSError("only"), StopIteration(5), StopIteration(), SystemExit(3), SystemExit(), ZeroDivisionError("z"), AssertionError(), NameError("n"), AttributeError("a"), ImportError("i"), RuntimeError("r"), RecursionError("deep"), NotImplementedError(), UnicodeError("u"), ArithmeticError("x"), LookupError("l"), EOFError(), MemoryError(), OverflowError("o"), KeyboardInterrupt(), GeneratorExit(), Warning("w"), UserWarning("u")):
    print(type(error).__name__, repr(error), "|", str(error), "|", error.args, [c.__name__ for c in type(error).__mro__[1:-2]])
attempt(
    lambda: (StopIteration(5).value, SystemExit(3).code, SystemExit().code, OSError(2, "m").errno, OSError(2, "m").strerror, OSError(2, "m", "f").filename, OSError("x").errno),
    lambda: (ValueError("a") == ValueError("a"), ValueError is ValueError, issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(RecursionError, RuntimeError), issubclass(UnicodeDecodeError, ValueError), issubclass(FileNotFoundError, OSError), issubclass(ModuleNotFoundError, ImportError), IOError is OSError, EnvironmentError is OSError),
    lambda: ValueError(key=1),
)
e = ValueError("x")
e.extra = 5
e.args = (1, 2)
print(e, repr(e), e.args, e.extra, e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__, e.__class__, hash(e) == hash(e))
e.add_note("noted")
print(e.__notes__)


class Custom(Exception):
    def __init__(self, code, message="default"):
        super().__init__(message)
        self.code = code


class Texted(ValueError):
    def __str__(self):
        return "texted!"


class Plain(KeyError):
    pass


attempt(
    lambda: (Custom(5), str(Custom(5)), Custom(5, "m").args, Custom(5).code, repr(Custom(1)), str(Texted("a")), repr(Texted("a")), str(Plain("k")), repr(Plain("k")), Plain.__name__, Plain("a").args),
    lambda: Custom(),
)
try:
    raise Custom(7, "seven")
except (KeyError, Custom) as error:
    print(type(error), error, error.code)
try:
    {}["missing"]
except LookupError as error:
    print(repr(error), error.args, str(error))
try:
    [][1]
except (IndexError, KeyError) as error:
    print(error)
try:
    int("x")
except ValueError as error:
    print(error, error.args)
try:
    raise KeyError
except KeyError as error:
    print(repr(error))
try:
    raise ValueError("a") from TypeError("b")
except ValueError as error:
    print(repr(error.__cause__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("inner")
except KeyError as error:
    print(repr(error.__context__), error.__cause__)
attempt(
    lambda: (BaseException("b"), isinstance(KeyboardInterrupt(), Exception), isinstance(SystemExit(), Exception), isinstance(StopIteration(), Exception)),
)
