values = [1, 2.5, "a", None, [1], (1,), True, 1j]
for left in values:
    for right in values:
        for symbol, function in [
            ("+", lambda a, b: a + b),
            ("-", lambda a, b: a - b),
            ("*", lambda a, b: a * b),
            ("/", lambda a, b: a / b),
            ("//", lambda a, b: a // b),
            ("**", lambda a, b: a ** b),
            ("<<", lambda a, b: a << b),
            ("&", lambda a, b: a & b),
            ("<", lambda a, b: a < b),
            ("==", lambda a, b: a == b),
        ]:
            try:
                print(repr(left), symbol, repr(right), "=", repr(function(left, right)))
            except Exception as error:
                print(repr(left), symbol, repr(right), type(error).__name__ + ":", error)
for value in values:
    for symbol, function in [("-", lambda a: -a), ("+", lambda a: +a), ("~", lambda a: ~a), ("abs", abs)]:
        try:
            print(symbol, repr(value), "=", repr(function(value)))
        except Exception as error:
            print(symbol, repr(value), type(error).__name__ + ":", error)
