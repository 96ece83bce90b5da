def f(x):
    try:
        if x == 0:
            return "return"
        if x == 1:
            raise ValueError("v")
        if x == 2:
            1 / 0
        return "end"
    except ValueError as e:
        return f"caught {e}"
    finally:
        print("finally", x)


for i in range(4):
    try:
        print(f(i))
    except ZeroDivisionError as e:
        print("outer", e)


def override():
    try:
        return 1
    finally:
        return 2


def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


def local():
    x = 1
    try:
        return x
    finally:
        x = 2


def mutable():
    x = []
    try:
        return x
    finally:
        x.append(1)


def loop():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    return out


def break_in_finally():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "broke"


def continue_in_finally():
    n = 0
    for i in range(3):
        try:
            raise ValueError
        finally:
            n += 1
            continue
    return n


def nested():
    try:
        try:
            return "inner"
        finally:
            print("f1")
    finally:
        print("f2")


def else_clause(x):
    try:
        y = 10 // x
    except ZeroDivisionError:
        return "zero"
    else:
        return f"else {y}"
    finally:
        print("done")


print(override(), swallow(), local(), mutable(), loop(), break_in_finally(), continue_in_finally(), nested())
print(else_clause(2), else_clause(0))


def else_raises():
    try:
        pass
    except ValueError:
        print("never")
    else:
        raise ValueError("from else")


try:
    else_raises()
except ValueError as e:
    print(e)


def finally_raises():
    try:
        return 1
    finally:
        raise KeyError("k")


try:
    finally_raises()
except KeyError as e:
    print(repr(e), e.__context__)
try:
    try:
        raise ValueError("a")
    except KeyError:
        print("never")
    finally:
        print("finally runs")
except ValueError as e:
    print("outer caught", e)


def deep():
    for i in range(2):
        try:
            for j in range(2):
                try:
                    if j == 1:
                        return (i, j)
                finally:
                    print("inner", i, j)
        finally:
            print("outer", i)


print(deep())


def gen_finally():
    try:
        return [x for x in (1, 2)]
    finally:
        print("comp done")


print(gen_finally())


def rethrow():
    try:
        raise ValueError("orig")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise


try:
    rethrow()
except ValueError as e:
    print(e)
