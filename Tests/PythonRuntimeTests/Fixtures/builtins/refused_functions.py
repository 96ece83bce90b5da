# What a lesson may not do is refused with a clear error; the kinds of error are CPython's.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


import builtins

print(hasattr(builtins, "open"), callable(open), callable(input), callable(eval), callable(exec), callable(compile), callable(__import__), callable(breakpoint), callable(help), callable(exit), callable(quit), callable(globals), callable(locals))
attempt(
    lambda: __import__("math").sqrt(4),
    lambda: __import__("no_such_module"),
    lambda: __import__(5),
    lambda: __import__(),
    lambda: (globals()["__name__"], "builtins" in globals(), type(globals()), type(locals()), globals() is locals()),
    lambda: globals(1),
    lambda: locals(1),
)
x = 5
print(globals()["x"], "x" in globals(), locals()["x"])
globals()["fresh"] = 7
print(fresh)
del globals()["fresh"]
attempt(
    lambda: fresh,
)


def f(a):
    b = 2
    return locals()


print(f(1))
try:
    exit(3)
except SystemExit as stop:
    print("exit", stop.code)
try:
    quit()
except SystemExit as stop:
    print("quit", stop.code)
try:
    raise SystemExit("text")
except SystemExit as stop:
    print(stop, stop.code)
print(__name__, __debug__)
