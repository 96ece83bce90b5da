import io
import sys
import warnings


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def show(message, category, filename, lineno, file=None, line=None):
    print(repr(message), category.__name__, lineno, file, line)


own = warnings.showwarning
warnings.showwarning = show
warnings.warn("hi")
for _ in range(2):
    warnings.warn("twice", RuntimeWarning)


def inner(level):
    warnings.warn("from the caller", stacklevel=level)


def outer(level):
    inner(level)


for level in (-1, 0, 1, 2, 3):
    outer(level)
outer(9)
warnings.warn(ImportWarning("not shown"))
warnings.warn("not shown", PendingDeprecationWarning)
warnings.warn("shown", DeprecationWarning)
with warnings.catch_warnings(record=True) as log:
    warnings.warn("recorded")
    warnings.showwarning = show
    warnings.warn("not recorded")
print([str(one.message) for one in log], warnings.showwarning is show)
warnings.showwarning = 5
attempt(lambda: warnings.warn("of five"))
warnings.showwarning = own
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"{category.__name__}: {message} {lineno} {line}\n"
sys.stderr = stream = io.StringIO()
warnings.warn("in own words")
sys.stderr = sys.__stderr__
print(stream.getvalue(), end="")
