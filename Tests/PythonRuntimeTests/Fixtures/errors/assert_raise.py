def f(x):
    assert x > 0, f"x must be positive, got {x}"
    return x


print(f(1))
for v in (0, -1):
    try:
        f(v)
    except AssertionError as e:
        print(repr(e), e.args)
try:
    assert False
except AssertionError as e:
    print(repr(e), str(e) == "")
try:
    assert 0, (1, 2)
except AssertionError as e:
    print(e.args, e)
try:
    assert [], None
except AssertionError as e:
    print(e.args)


def msg():
    print("evaluated only on failure")
    return "m"


assert True, msg()
try:
    assert not True, msg()
except AssertionError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        raise KeyError("a")
    except KeyError:
        raise
except KeyError as e:
    print("reraised", e)


def helper():
    raise


try:
    try:
        raise ValueError("outer handled")
    except ValueError:
        helper()
except ValueError as e:
    print(e)
import sys

try:
    raise ValueError("info")
except ValueError:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, tb is not None)
print(sys.exc_info())


def inner_info():
    return sys.exc_info()[1]


try:
    raise KeyError("seen inside")
except KeyError:
    print(repr(inner_info()))
    try:
        raise ValueError("nested")
    except ValueError:
        print(repr(inner_info()))
    print(repr(inner_info()))
print(inner_info())
try:
    raise ValueError
except Exception as e:
    print(e.args, repr(e))
try:
    raise ValueError("a", "b")
except Exception as e:
    print(e)
err = ValueError("stored")
for _ in range(2):
    try:
        raise err
    except ValueError as e:
        print(e is err)
try:
    raise (ValueError, "old")
except TypeError as e:
    print(e)
try:
    raise "string"
except TypeError as e:
    print(e)
try:
    raise None
except TypeError as e:
    print(e)
try:
    assert (yes := 0), "walrus"
except AssertionError as e:
    print(e, yes)
