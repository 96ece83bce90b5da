def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Missing(Exception):
    pass
for name in ("undefined_name",):
    try:
        undefined_name
    except NameError as e:
        print(e)
attempt(lambda: print.__name__)
attempt(lambda: len.__name__)
attempt(lambda: sorted([3, 1], reverse=1))
attempt(lambda: sorted([3, 1], wrong=1))
attempt(lambda: max([1], wrong=1))
attempt(lambda: isinstance())
attempt(lambda: getattr(1))
attempt(lambda: chr())
attempt(lambda: repr())
attempt(lambda: abs(1, 2))
attempt(lambda: iter())
attempt(lambda: next())
attempt(lambda: callable())
