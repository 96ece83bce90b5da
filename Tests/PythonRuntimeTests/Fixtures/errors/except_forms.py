def f(exc):
    try:
        raise exc
    except (KeyError, IndexError) as e:
        return f"lookup {type(e).__name__}"
    except ArithmeticError:
        return "arith"
    except OSError as e:
        return f"os {e}"
    except Exception as e:
        return f"exception {e!r}"
    except:
        return "bare"


for e in [KeyError("k"), IndexError("i"), ZeroDivisionError("z"), OverflowError(), FileNotFoundError("f"), ValueError("v"), KeyboardInterrupt(),
          SystemExit(3), GeneratorExit(), RuntimeError, NotImplementedError("n"), StopIteration(5), AssertionError(), Exception(1, 2)]:
    print(f(e))
try:
    raise ValueError("x")
except ValueError as name:
    pass
try:
    name
except NameError as e:
    print(e)


def dynamic(kinds):
    try:
        raise ValueError("dyn")
    except kinds as e:
        return e


print(dynamic(ValueError), dynamic((KeyError, ValueError)), dynamic((KeyError, (TypeError, ValueError))) if False else "flat only")
for bad in (5, "x", int, (ValueError, 5), [ValueError]):
    try:
        try:
            raise KeyError("orig")
        except bad:
            pass
    except TypeError as e:
        print(e, repr(e.__context__))
    except KeyError:
        print("KeyError passed", bad)
try:
    try:
        raise ValueError("a")
    except undefined_exception:
        pass
except NameError as e:
    print(e)


def evaluated():
    print("evaluated")
    return ValueError


try:
    raise KeyError
except KeyError:
    print("first matches")
except evaluated():
    print("never")
e = "keep"


def local():
    e = "outer"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as err:
        return str(err)


print(local(), e)
try:
    pass
except ValueError:
    print("no")
else:
    print("else")
try:
    raise ValueError("one") if True else KeyError
except (ValueError,) as err:
    print(err.args)


def nested():
    try:
        raise ValueError("1")
    except ValueError as e:
        try:
            raise KeyError("2")
        except KeyError as e:
            print("inner", e)
        try:
            print(e)
        except UnboundLocalError as u:
            print(u)


nested()


class Base(Exception):
    pass


class Derived(Base):
    pass


for cls in (Base, Derived):
    try:
        raise cls("msg")
    except Derived:
        print("derived")
    except Base:
        print("base")
try:
    [][0]
except LookupError as e:
    print(type(e).__mro__[1].__name__, e)
try:
    raise SystemExit
except BaseException as e:
    print(type(e).__name__, e.code)
