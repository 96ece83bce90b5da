import io
import re
import warnings


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


print(warnings.filters)
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="[a-c]+ x", category=UserWarning)
    warnings.simplefilter("ignore", append=True)
    print(warnings.filters[0], warnings.filters[-1], len(warnings.filters))
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    print(len(warnings.filters))
    warnings.resetwarnings()
    print(warnings.filters)
print(len(warnings.filters))
for arguments in (dict(lineno=-1), dict(category=int), dict(message=5), dict(module=5), dict(action="bogus"), dict(category=5)):
    attempt(lambda: warnings.filterwarnings(**{"action": "ignore", **arguments}))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn_explicit("m", UserWarning, "f", 3)
    warnings.filterwarnings("ignore", module="quiet")
    warnings.warn_explicit("m", UserWarning, "quiet.py", 3)
    warnings.filterwarnings("ignore", lineno=7)
    warnings.warn_explicit("m", UserWarning, "f", 7)
    warnings.warn_explicit(RuntimeWarning("n"), None, "f.py", 8, "mod", source=5)
    warnings.simplefilter("default")
    registry = {}
    for _ in range(2):
        warnings.warn_explicit("m", UserWarning, "f", 3, registry=registry)
    print([(str(one.message), one.category.__name__, one.filename, one.lineno, one.source) for one in log], list(registry)[1:])
print(log[0])
print(warnings.WarningMessage("m", UserWarning, "f", 3, line="l").__dict__)
print(warnings.formatwarning("m", UserWarning, "f", 3, line="  abc "), repr(warnings.formatwarning("m", UserWarning, "f", 3)))
stream = io.StringIO()
warnings.showwarning("m", UserWarning, "f", 3, stream, "zz")
print(stream.getvalue())
attempt(lambda: warnings.warn_explicit("m", UserWarning, "f", "a"))
for one in (warnings.catch_warnings(record=True), warnings.catch_warnings()):
    print(one)
    attempt(one.__exit__)
    with one:
        attempt(one.__enter__)
with warnings.catch_warnings(action="error"):
    attempt(lambda: warnings.warn("raised"))
    attempt(lambda: warnings.warn(ValueError("wrapped")))
with warnings.catch_warnings(record=True) as log:
    for _ in range(3):
        warnings.warn("once a place")
    warnings.simplefilter("once")
    for _ in range(3):
        warnings.warn("once")
    warnings.warn("once")
    with warnings.catch_warnings(record=True) as inner:
        warnings.warn("inner")
    print(len(log), len(inner))
attempt(lambda: warnings.warn("x", stacklevel="a"))
attempt(lambda: warnings.warn("x", 5))
print(warnings.__all__)
