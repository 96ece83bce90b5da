def f():
    try:
        g()
    except ValueError:
        print("cleanup")
        raise


def g():
    raise ValueError("original")


f()
