# In-place operators between every pair of kinds.
import operator

makers = [lambda: 2, lambda: 1.5, lambda: "ab", lambda: [1], lambda: (1,), lambda: {1: 2}, lambda: {1}, lambda: None, lambda: bytearray(b"a"), lambda: frozenset({3})]
for symbol, function in (("+=", operator.iadd), ("*=", operator.imul), ("-=", operator.isub), ("|=", operator.ior), ("&=", operator.iand), ("%=", operator.imod), ("/=", operator.itruediv), ("**=", operator.ipow)):
    for left in makers:
        for right in makers:
            a, b = left(), right()
            if symbol == "*=" and isinstance(a, (dict, set, frozenset)):
                continue
            try:
                result = function(a, b)
                print(repr(left()), symbol, repr(b), "->", result, result is a if isinstance(a, (list, dict, set, bytearray)) else "")
            except Exception as error:
                print(repr(left()), symbol, repr(b), type(error).__name__ + ":", error)
