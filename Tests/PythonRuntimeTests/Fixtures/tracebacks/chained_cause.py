def f():
    try:
        int("x")
    except ValueError as e:
        raise RuntimeError("wrapped") from e


try:
    f()
except RuntimeError as e:
    raise KeyError("outer") from e
