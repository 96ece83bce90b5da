# What is written to sys.stderr goes where that is now, also what the module traceback writes.
import contextlib
import io
import sys
import traceback

held = io.StringIO()
with contextlib.redirect_stderr(held):
    try:
        1 / 0
    except ZeroDivisionError:
        traceback.print_exc(limit=0)
    print("by print", file=sys.stderr)
    sys.excepthook(KeyError, KeyError("k"), None)
print(repr(held.getvalue()))
old, sys.stderr = sys.stderr, sys.stdout
traceback.print_exception(ValueError("v"))
sys.stderr = old
print(sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__)
