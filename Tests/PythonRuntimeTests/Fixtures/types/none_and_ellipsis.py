# None, Ellipsis and NotImplemented.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (None is None, None == None, None != 0, bool(None), str(None), repr(None), type(None), [None], {None: 1}[None], None in [None, 1], hash(None) == hash(None), f"{None}", "%s" % None, isinstance(None, object), type(None).__name__),
    lambda: (..., Ellipsis is ..., bool(...), str(...), type(...), {...: 1}[...], ... == Ellipsis, [..., 1]),
    lambda: (NotImplemented, type(NotImplemented), repr(NotImplemented), NotImplemented is NotImplemented),
    lambda: None + 1,
    lambda: 1 + None,
    lambda: None < 1,
    lambda: None > None,
    lambda: None(),
    lambda: None[0],
    lambda: None.attribute,
    lambda: None["a"],
    lambda: len(None),
    lambda: iter(None),
    lambda: int(None),
    lambda: float(None),
    lambda: -None,
    lambda: None @ None,
    lambda: None in 5,
    lambda: 5 in None,
    lambda: [*None],
    lambda: {**None},
    lambda: sorted([None, 1]),
    lambda: sum([None]),
    lambda: max(None),
)
try:
    None.x = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    None[0] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del None[0]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    for x in None: pass
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    a, b = None
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    x, = None
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    raise None
except Exception as error:
    print(type(error).__name__ + ":", error)
