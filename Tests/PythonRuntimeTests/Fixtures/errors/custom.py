class AppError(Exception):
    """Base."""


class Coded(AppError):
    def __init__(self, code, message="default"):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


class NoInit(AppError):
    pass


class Two(Exception):
    def __init__(self, a, b):
        self.a = a
        self.b = b


class Kw(Exception):
    def __init__(self, *args, extra=None):
        super().__init__(*args)
        self.extra = extra


class ReprError(Exception):
    def __repr__(self):
        return "custom repr"


class BadStr(Exception):
    def __str__(self):
        return 5


for e in [Coded(1), Coded(2, "m"), NoInit(), NoInit("a"), NoInit("a", "b"), Two(1, 2), Kw("k", extra=3), ReprError("x"), Exception(), Exception(None),
          Exception(""), ValueError("it's"), KeyError("it's"), KeyError(), KeyError(1, 2), OSError(2, "No such file"), OSError(2, "m", "f.txt"), OSError("one")]:
    print(repr(e), "|", str(e), "|", e.args)
try:
    str(BadStr())
except TypeError as err:
    print(err)
try:
    Two(1)
except TypeError as err:
    print(err)
try:
    NoInit(x=1)
except TypeError as err:
    print(err)
try:
    ValueError(x=1)
except TypeError as err:
    print(err)
e = Exception("a")
e.args = ("changed", 2)
print(e, e.args)
e.attr = 5
print(e.attr, e.__dict__)
print(isinstance(Coded(1), AppError), issubclass(Coded, Exception), Coded.__mro__[1].__name__, AppError.__doc__)
print(Exception("a") == Exception("a"), e == e)
n = ValueError("base")
n.add_note("note 1")
n.add_note("note 2")
print(n.__notes__)
try:
    n.add_note(5)
except TypeError as err:
    print(err)
print(FileNotFoundError(2, "m", "f").filename, OSError(5, "x").errno, OSError(5, "x").strerror)
print(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), StopIteration(3).value, SystemExit(4).code, SystemExit().code, SystemExit("m").code)
print(ImportError("m", name="n", path="p").name, AttributeError("m", name="n", obj=5).obj, NameError("m", name="q").name)
print(type(OSError(2, "x")).__name__, type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, type(OSError(99, "x")).__name__)
s = SyntaxError("msg", ("file", 3, 5, "text", 3, 9))
print(s.msg, s.filename, s.lineno, s.offset, s.text, s)
print(e.with_traceback(None) is e, e.__traceback__)


class Mixed(KeyError, ValueError):
    pass


try:
    raise Mixed("both")
except ValueError as err:
    print(err, isinstance(err, KeyError))


class WithProps(Exception):
    @property
    def message(self):
        return self.args[0].upper()


print(WithProps("hi").message)
