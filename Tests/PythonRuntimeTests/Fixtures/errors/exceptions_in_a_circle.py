# Exceptions that hold themselves: their text, by str and by the method.
import traceback

for fill in (lambda error: error.__init__(error), lambda error: setattr(error, "args", (error,))):
    for kind in (Exception, KeyError, OSError, ValueError, StopIteration):
        error = kind("e")
        fill(error)
        for ask in (str, repr, lambda e: e.__str__(), lambda e: f"{e}", "{}".format, ascii):
            try:
                ask(error)
                print(kind.__name__, "has a text")
            except RecursionError as found:
                print(kind.__name__, found)
one, other = Exception(1), Exception(2)
one.args, other.args = (other,), (one,)
try:
    str(one)
except RecursionError as found:
    print(found)
print(traceback.format_exception_only(one))
