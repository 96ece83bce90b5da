def f():
    raise ExceptionGroup("several", [ValueError("a"), TypeError("b")])


f()
