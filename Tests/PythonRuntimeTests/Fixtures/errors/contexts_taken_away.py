from contextlib import *
class MyException(Exception): pass
@contextmanager
def my_cm():
    try: yield
    except BaseException:
        exc = MyException()
        try: raise exc
        finally: exc.__context__ = None
try:
    with ExitStack() as s:
        s.enter_context(my_cm())
        raise IndexError
except MyException as e: print(1, repr(e.__context__))
e1 = ValueError('a')
try:
    try: raise KeyError
    except KeyError:
        try: raise e1
        except BaseException:
            e1.__context__ = None
            raise
except ValueError as e: print(2, repr(e.__context__))
def f():
    try: raise e1
    except BaseException:
        e1.__context__ = None
        raise
try:
    try: raise KeyError
    except KeyError: f()
except ValueError as e: print(3, repr(e.__context__))
class CM:
    def __enter__(self): pass
    def __exit__(self, *a):
        try: raise e1
        except BaseException:
            e1.__context__ = None
            raise
try:
    with CM(): raise IndexError
except ValueError as e: print(4, repr(e.__context__))
def g():
    with CM(): yield
x = g(); next(x)
try: x.throw(IndexError)
except ValueError as e: print(5, repr(e.__context__))
@contextmanager
def h():
    with CM(): yield
try:
    with h(): raise IndexError
except ValueError as e: print(6, repr(e.__context__))
@contextmanager
def st():
    with ExitStack() as stack:
        stack.enter_context(my_cm())
        yield stack
for cm in (my_cm, st):
    try:
        with cm(): raise IndexError()
    except MyException as exc: print(repr(exc.__context__))
