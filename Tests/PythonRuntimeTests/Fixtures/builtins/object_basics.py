# object(), identity, comparison and printing of plain objects.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class Plain:
    pass


a, b = Plain(), Plain()
print(a == a, a == b, a != b, a is a, a is not b, hash(a) == hash(a), bool(a), a in [b, a], [a] == [a], {a: 1}[a], id(a) == id(a), id(a) != id(b))
print(repr(a).startswith("<__main__.Plain object at 0x"), repr(object()).startswith("<object object at 0x"), repr(Plain), repr(int), repr(type), repr(Plain.__init__)[:14], repr(len), repr(print), repr(str.upper), repr(int.__add__)[:14], repr([].append)[:40], repr(Ellipsis), repr(NotImplemented), repr(None), repr(type(None)), repr(Exception), repr(Exception("x")), repr(KeyError(1, 2)))
attempt(
    lambda: object(1),
    lambda: object(x=1),
    lambda: Plain(1),
    lambda: Plain(x=1),
    lambda: a < b,
    lambda: a + b,
    lambda: a[0],
    lambda: len(a),
    lambda: a(),
    lambda: -a,
    lambda: int(a),
    lambda: float(a),
    lambda: list(a),
    lambda: 1 in a,
)
try:
    a[0] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del a[0]
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: object().x,
)
try:
    object().x = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    with a: pass
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: (hash(object()) is not None, object() == object(), object() != object(), object().__eq__(1), object().__ne__(1), object().__lt__(1), a.__eq__(b), a.__eq__(a), a.__hash__() == hash(a)),
    lambda: (object.__new__(Plain).__class__, object.__new__(int)),
    lambda: object.__new__(5),
    lambda: object.__new__(),
    lambda: object.__init__(),
    lambda: (object.__repr__(5)[:16], object.__str__(5), object.__class__, object.__mro__, object.__bases__, object.__doc__ is not None, object.__name__, object.__base__),
    lambda: (Ellipsis is ..., type(...)() is ..., type(None)() is None, NotImplemented is NotImplemented, not None, bool(...), None == None, None == False, None is None),
    lambda: bool(NotImplemented),
    lambda: None + 1,
    lambda: None < 1,
    lambda: None(),
    lambda: None[0],
    lambda: None.x,
    lambda: len(None),
    lambda: ... + 1,
    lambda: type(None)(1),
)
try:
    None.x = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: 1 < None,
    lambda: NotImplemented + 1,
    lambda: ((1).__add__("a") is NotImplemented, (1).__eq__("a"), "a".__lt__(1), [].__eq__(1), {}.__eq__(1)),
    lambda: (1 == "1", 1 != "1", None == 0, [] == (), {} == set(), "a" == b"a", 1 is True, (1,) == [1]),
)
