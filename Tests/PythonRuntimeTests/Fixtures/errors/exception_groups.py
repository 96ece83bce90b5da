g = ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("nested", [ValueError(2), KeyError("k")])])
print(g, repr(g), g.message, len(g.exceptions))
try:
    raise g
except* ValueError as e:
    print("values", e.exceptions, repr(e))
except* TypeError as e:
    print("types", e.exceptions)
except* KeyError:
    print("keys")
print("after")
try:
    try:
        raise g
    except* ValueError:
        print("some handled")
except ExceptionGroup as rest:
    print("rest", repr(rest))
try:
    raise ValueError("plain")
except* ValueError as e:
    print(type(e).__name__, e.exceptions)
try:
    try:
        raise KeyError("unmatched")
    except* ValueError:
        print("never")
except KeyError as e:
    print("KeyError", e)
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
finally:
    print("finally")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        raise RuntimeError("new")
except ExceptionGroup as e:
    print(repr(e))
except RuntimeError as e:
    print("RuntimeError", e)
print(g.subgroup(ValueError), g.subgroup(lambda e: isinstance(e, KeyError)))
m, r = g.split(ValueError)
print(repr(m), repr(r))
print(g.split(OSError)[0], ExceptionGroup.__mro__[1].__name__, issubclass(ExceptionGroup, Exception))
for args in [("m", []), ("m", [1]), ("m",), (1, [ValueError()]), ("m", [KeyboardInterrupt()]), ("m", 5)]:
    try:
        ExceptionGroup(*args)
    except Exception as e:
        print(type(e).__name__, e)
print(repr(BaseExceptionGroup("b", [KeyboardInterrupt()])), type(BaseExceptionGroup("b", [ValueError()])).__name__)
print(g.derive([ValueError(9)]))
