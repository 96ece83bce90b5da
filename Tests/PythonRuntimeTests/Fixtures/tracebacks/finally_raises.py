def f():
    try:
        raise KeyError("first")
    finally:
        undefined_name


f()
