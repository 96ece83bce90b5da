import sys
def show(label):
    print(label, repr(sys.exc_info()[1]))
def gen():
    show('start')
    try:
        raise ValueError('inner')
    except ValueError:
        show('handling')
        yield 1
        show('resumed handling')
    show('after')
    yield 2
    show('again')
    yield 3
g = gen()
try:
    raise KeyError('outer')
except KeyError:
    next(g)
    show('caller')
show('caller out')
try:
    raise IndexError('second')
except IndexError:
    next(g)
    show('caller2')
next(g)
show('end')

def bare():
    yield
    try:
        raise
    except BaseException as e:
        print('bare', repr(e))
    yield
    raise
g = bare(); next(g)
try:
    1/0
except ZeroDivisionError:
    next(g)
try:
    [][1]
except IndexError:
    try:
        next(g)
    except BaseException as e:
        print(repr(e))

def ctx():
    yield
    try:
        raise ValueError('in gen')
    except ValueError as e:
        print('context', repr(e.__context__))
        yield
        try:
            raise TypeError('t')
        except TypeError as t:
            print(repr(t.__context__), repr(t.__context__.__context__))
    try:
        raise OSError('x')
    except OSError as o:
        print(repr(o.__context__))
        yield
    yield
g = ctx(); next(g)
try:
    1/0
except ZeroDivisionError: next(g)
try:
    {}['k']
except KeyError: next(g)
next(g)

def thrown():
    try:
        yield 1
    except ValueError as e:
        print('caught', repr(e), repr(e.__context__))
        show('in')
        yield 2
        show('still')
    show('after')
    yield 3
g = thrown(); next(g)
try:
    1/0
except ZeroDivisionError as z:
    g.throw(ValueError('thrown'))
    show('c')
    next(g)
show('c')
g = thrown(); next(g)
try:
    raise ValueError('same')
except ValueError as e:
    g.throw(e)
    show('d')
show('out')
next(g)
def thr2():
    try:
        raise KeyError('own')
    except KeyError:
        try:
            yield
        except ValueError as e:
            print(repr(e.__context__))
            yield
g = thr2(); next(g); g.throw(ValueError('b'))
g = thr2(); next(g)
try: 1/0
except ZeroDivisionError: g.throw(ValueError('b'))

def fin():
    try:
        yield 1
    finally:
        show('finally')
        try:
            yield 2
        finally:
            show('fin2')
g = fin(); next(g)
try:
    try: 1/0
    except ZeroDivisionError: print(g.throw(KeyError('a')))
    show('x')
    try: raise OSError
    except OSError: g.close()
except BaseException as e: print(repr(e), repr(e.__context__))
def sub():
    try:
        yield from inner()
    except ValueError as e:
        print('sub', repr(e), repr(e.__context__))
        show('sub')
        yield 'z'
    show('sub end')
def inner():
    try:
        yield 1
    except KeyError:
        show('inner')
        yield 2
        raise ValueError('v')
g = sub()
next(g)
try: 1/0
except ZeroDivisionError: print(g.throw(KeyError('k')))
show('m')
print(next(g))
print(list(g))
def f():
    for x in g2(): 
        try: raise RuntimeError(x)
        except RuntimeError as e: yield repr(e.__context__)
def g2():
    for i in range(2):
        try: raise LookupError(i)
        except LookupError: yield i
print(list(f()))
try: 1/0
except ZeroDivisionError: print(list(f())); show('q')
def gwith():
    import contextlib
    @contextlib.contextmanager
    def cm():
        try: yield
        except Exception as e:
            show('cm'); raise RuntimeError('r') from e
    try:
        with cm(): raise KeyError('k')
    except RuntimeError as e: print(repr(e.__context__), repr(e.__cause__))
gwith()
show('end')
def g5():
    try:
        yield
    except ValueError:
        raise StopIteration
g=g5(); next(g)
try: g.throw(ValueError)
except RuntimeError as e: print(repr(e), repr(e.__context__), repr(e.__cause__), repr(e.__cause__.__context__))
